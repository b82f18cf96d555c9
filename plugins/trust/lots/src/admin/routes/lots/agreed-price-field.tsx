/** Which agreed price a lot is taken in at, where the shop keeps prices and its reader may see them. */
import { ChoiceField } from '@shanzhen/desk/fields'
import { yuan } from '@shanzhen/desk/money'
import { Fault } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { useRights } from '@shanzhen/desk/use-rights'
import type { GoodChoice } from '../../../wire'

type Agreed = { id: string; grade: string; basis: 'kg' | 'piece'; unit_fen: number; current: boolean }
type Props = { good: GoodChoice | undefined; bulk: boolean; value: string; onChange: (price_id: string) => void }

const LATER = 'later'

export function AgreedPriceField({ good, bulk, value, onChange }: Props) {
  const may = useRights()('purchase:prices')
  const asked = may && good?.producer_id && `/purchase/prices?producer_id=${good.producer_id}&good_id=${good.id}`
  const { answer, fault } = useAnswer<{ prices: Agreed[] }>(asked || null)
  const prices = (answer?.prices ?? []).filter(({ current, basis }) => current && (!bulk || basis === 'kg'))
  if (fault) return <Fault text={`协议价没有查到：${fault}`} />
  if (!prices.length) return null
  const words = ({ grade, basis, unit_fen }: Agreed) =>
    [grade, `${yuan(unit_fen)}/${basis === 'kg' ? '公斤' : '件'}`].filter(Boolean).join(' ')
  return (
    <ChoiceField
      label="采购价"
      value={value || LATER}
      options={[...prices.map((price) => [price.id, words(price)] as const), [LATER, '以后再定']]}
      onChange={(id) => onChange(id === LATER ? '' : id)}
    />
  )
}
