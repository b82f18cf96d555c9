/** What may be done with a shop in each of its states, and what is asked first. */
import type { ShopState } from '../../wire'

export type Act = {
  key: 'approve' | 'refuse' | 'suspend' | 'reopen' | 'close'
  label: string
  /** Whether why has to be said; the shop reads it. */
  reason: 'must' | 'may'
  says: string
}

const APPROVE: Act = {
  key: 'approve',
  label: '通过',
  reason: 'may',
  says: '通过后小店就能选货、下单。请先核对执照和资料。',
}
const REFUSE: Act = { key: 'refuse', label: '不通过', reason: 'must', says: '小店会看到原因，改好后可以重新申请。' }
const SUSPEND: Act = {
  key: 'suspend',
  label: '暂停营业',
  reason: 'must',
  says: '暂停后小店只能查看，不能下单；已下的订单照常发货。',
}
const REOPEN: Act = { key: 'reopen', label: '恢复营业', reason: 'may', says: '恢复后小店又能下单。' }
const CLOSE: Act = {
  key: 'close',
  label: '关闭小店',
  reason: 'must',
  says: '关闭后不能恢复。还有没完成的订单或没结清的钱时不能关闭。',
}

export const ACTS: Record<ShopState, readonly Act[]> = {
  ...{ applied: [APPROVE, REFUSE], approved: [SUSPEND, CLOSE], suspended: [REOPEN, CLOSE], refused: [], closed: [] },
}
