/** Words staff read of distributors, and what may be done with one in each of their states. */
import type { AttributionReceipt, DistributorFile, DistributorState } from '../../wire'

export const STATES: Record<DistributorState, string> = {
  ...{ applied: '待审核', active: '分享中', suspended: '暂停', refused: '未通过', ended: '已结束' },
}
export const COLORS: Record<DistributorState, 'orange' | 'green' | 'red' | 'grey'> = {
  ...{ applied: 'orange', active: 'green', suspended: 'red', refused: 'grey', ended: 'grey' },
}

export type Act = {
  key: 'approve' | 'refuse' | 'suspend' | 'resume' | 'end'
  label: string
  /** Whether why has to be said; the distributor reads it. */
  reason: 'must' | 'may'
  says: string
}
const APPROVE: Act = { key: 'approve', label: '通过', reason: 'may', says: '通过后就能分享。请先核对真实姓名。' }
const REFUSE: Act = { key: 'refuse', label: '不通过', reason: 'must', says: '对方会看到原因，改好后可以重新申请。' }
const SUSPEND: Act = {
  ...{ key: 'suspend', label: '暂停', reason: 'must' },
  says: '暂停后链接和推荐码都不计；已有的订单照旧。',
}
const RESUME: Act = { key: 'resume', label: '恢复', reason: 'may', says: '恢复后又能分享。暂停期间的点击不补计。' }
const END: Act = { key: 'end', label: '结束', reason: 'must', says: '结束后不再计；对方可以重新申请，由您审核。' }

export const ACTS: Record<DistributorState, readonly Act[]> = {
  ...{ applied: [APPROVE, REFUSE], active: [SUSPEND, END], suspended: [RESUME, END], refused: [], ended: [] },
}

/** 申请 · 通过 · 暂停 · 分到站长 … */
export function actWords({ kind, before, after }: DistributorFile['acts'][number]): string {
  if (kind === 'group') return after ? `分到“${after}”` : '移出分组'
  if (after === 'applied') return before ? '重新申请' : '申请'
  if (after === 'active') return before === 'suspended' ? '恢复' : '通过'
  return { refused: '不通过', suspended: '暂停', ended: '结束' }[after ?? ''] ?? after ?? ''
}

/** Why an order is somebody's, in a sentence. */
export function receiptWords(
  { way, link, click_at, window_days }: AttributionReceipt,
  moment: (at: string) => string,
): string {
  if (way === 'code') return '买家下单时填了推荐码'
  const name = link?.title ?? (link?.target_kind === 'home' ? '整个店' : '已不在的页面')
  const what = `${name}（/r/${link?.code ?? ''}）`
  const at = click_at ? moment(String(click_at)) : ''
  return way === 'link'
    ? `${at} 点开 ${what}，${window_days} 天内下单`
    : `买家的账号 ${at} 点开过 ${what}，${window_days} 天内下单`
}
export const VOIDS: Record<string, string> = { own_purchase: '分销员自己的购买', risk: '核查后退回' }
