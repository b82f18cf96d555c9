/** Words staff read of vouchers, and the form's first page. */
import type { Cost, PaidFrom, VoucherKind, VoucherRow, VoucherState } from '../../wire'
import { kindName, ownerName } from '../../words'

export const STATES: Record<VoucherState, [string, 'orange' | 'green' | 'grey']> = {
  drafted: ['待确认', 'orange'],
  confirmed: ['已入账', 'green'],
  withdrawn: ['已撤回', 'grey'],
}
export const FORMS: readonly (readonly [Exclude<VoucherKind, 'reversal' | 'producer_paid' | 'case_borne'>, string])[] =
  [
    ['channel_payout', '渠道到账：渠道把货款打到银行'],
    ['cost_booked', '费用：包装、运输、服务等'],
    ['payable_paid', '付清应付账款'],
    ['book_corrected', '更正：从一个账户调到另一个'],
  ]
export const COSTS: readonly (readonly [Cost, string])[] = [
  ['packaging', '包装费'],
  ['carriage', '运输费'],
  ['fees', '服务费（平台、银行）'],
  ['other', '其他费用'],
]
export const FROM: readonly (readonly [PaidFrom, string])[] = [
  ['bank', '银行存款'],
  ['cash', '库存现金'],
  ['payable', '先记应付，以后付'],
]
export const REFERENCE: Record<string, string> = {
  channel_payout: '银行入账流水号',
  cost_booked: '发票或流水号（可不填）',
  payable_paid: '付款流水号',
}

export const accountName = ({ kind, owner_id, owner_name }: VoucherRow['debit']) =>
  [kindName(kind), owner_name ?? (owner_id === 'supply-center' ? '' : ownerName(owner_id))].filter(Boolean).join(' · ')
