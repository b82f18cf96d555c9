// The province this browser's parcels go to: chosen once, remembered, used for freight on every product page.
const KEY = 'sz.province'

export function useProvince() {
  const province = useState<string>('province', () => HOME_PROVINCE)

  onMounted(() => {
    const kept = localStorage.getItem(KEY)
    if (kept && (PROVINCES as readonly string[]).includes(kept)) province.value = kept
  })
  watch(province, (chosen) => {
    try {
      localStorage.setItem(KEY, chosen)
    } catch {
      // Private windows may refuse storage: the choice then lives as long as the tab.
    }
  })
  return province
}
