/** Words staff read of small shops. */
import type { ExemptionKey, MemberRole, ShopKind, ShopState, ShopStep, ShopTier } from '../../wire'

export const KINDS: Record<ShopKind, string> = { company: '企业', individual: '个体工商户', person: '个人' }
export const STATES: Record<ShopState, string> = {
  ...{ applied: '待审核', approved: '营业', suspended: '暂停', refused: '未通过', closed: '已关闭' },
}
export const COLORS: Record<ShopState, 'orange' | 'green' | 'red' | 'grey'> = {
  ...{ applied: 'orange', approved: 'green', suspended: 'red', refused: 'grey', closed: 'grey' },
}
export const TIERS: Record<ShopTier, string> = { standard: '普通', silver: '银牌', gold: '金牌' }
export const ROLES: Record<MemberRole, string> = { owner: '店主', clerk: '店员', accountant: '财务' }
export const EXEMPTIONS: Record<ExemptionKey, string> = {
  own_produce: '自产农副产品',
  handicraft: '家庭手工业产品',
  small_trade: '零星小额交易（一年不超过 10 万元）',
}
export const SCOPES: Record<string, string> = {
  ...{ 'orders:read': '查订单', 'orders:write': '下订单', 'offers:read': '查货源', 'deposit:read': '查预存款' },
}

/** 申请 · 通过 · 暂停营业 … */
export function stepWords({ kind, before, after }: ShopStep): string {
  if (kind === 'tier') return `等级${before === after ? '是' : '改为'}${TIERS[after as ShopTier]}`
  if (after === 'applied') return before ? '重新申请' : '申请'
  if (after === 'approved') return before === 'suspended' ? '恢复营业' : '审核通过'
  return { refused: '审核不通过', suspended: '暂停营业', closed: '关闭' }[after] ?? after
}
