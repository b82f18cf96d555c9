// How a filter's value is written: kinds and towns in the page's language, price ranges in yuan.
export function useFacetLabel() {
  const { $t } = useNuxtApp()
  const yuan = (fen: string) => `¥${Number(fen) / 100}`

  /** `label` is the backend's own (Chinese) name, used where the page has no better one. */
  return (name: string, value: string, label = value): string => {
    if (name === 'kind') return $t(`kinds.${value}`, {}, label)
    if (name === 'town') return $t(`towns.${value}`, {}, label)
    if (name === 'category') return $t(`shelves.${value}`, {}, label)
    if (name !== 'price') return label
    const [low = '', high = ''] = value.split('-')
    if (!high) return $t('prices.above', { price: yuan(low) })
    return Number(low) ? `${yuan(low)}–${yuan(high)}` : $t('prices.below', { price: yuan(high) })
  }
}
