/** Words staff read of purchase. */
import { yuan } from '@shanzhen/desk/money'
import type { AgreedPrice, Basis, Delivery, ProducerFile } from '../../wire'

export const BASES: readonly (readonly [Basis, string])[] = [
  ['kg', '按公斤（净重）'],
  ['piece', '按件'],
]
const PER: Record<Basis, string> = { kg: '公斤', piece: '件' }

/** `一级 ¥80.00/公斤` */
export const priceWords = ({ grade, basis, unit_fen }: Pick<AgreedPrice, 'grade' | 'basis' | 'unit_fen'>) =>
  `${grade ? `${grade} ` : ''}${yuan(unit_fen)}/${PER[basis]}`
export const quantityWords = ({ quantity, unit }: Pick<Delivery, 'quantity' | 'unit'>) =>
  unit === 'g' ? `${quantity / 1000} 公斤` : `${quantity} 件`
/** Of a delivery's price, null while it has none. */
export const deliveryPrice = ({ grade, basis, unit_fen }: Delivery) =>
  basis && unit_fen !== null ? priceWords({ grade: grade ?? '', basis, unit_fen }) : null
export const owedWords = (fen: number) => (fen < 0 ? `多付 ${yuan(-fen)}，从后面的货款里扣` : yuan(fen))

export const PAYOUT_STATES: Record<ProducerFile['payouts'][number]['state'], string> = {
  ...{ asked: '待审核', checked: '待复核', approved: '待打款', sent: '已交出', paid: '已到账' },
  ...{ failed: '未成功', returned: '被退回', refused: '已退回申请', canceled: '已取消' },
}
