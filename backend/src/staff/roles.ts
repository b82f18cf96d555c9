/** Who works at this county's desk, and which rights each brings. */
import type { Role } from '@shanzhen/staff/rights'
import type { RightKey } from './rights'

export const OWNER = 'role_super_admin'
export const NO_ROLE = 'role_none'

/** What every desk works with, and what most read beside their own work. */
const DESK = ['own-views', 'own-profile', 'search', 'goods:read'] as const
const STOCK = ['stock:read', 'lots:read', 'producers:read'] as const
/** Read by whoever has to know what happens with a buyer's order. */
const ORDERS = ['orders:read', 'customers:read', 'recalls:read'] as const

export const ROLES: Record<string, Role<RightKey>> = {
  [OWNER]: { zh: '负责人', says: '全部权限，并邀请员工、分配角色', rights: '*' },
  role_manager: {
    zh: '经理',
    says: '管商品、价格、采购价、优惠、订单和店铺设置；不管员工和账',
    rights: [
      ...DESK,
      ...STOCK,
      ...ORDERS,
      'messages',
      'goods:write',
      'files:add',
      'goods:facts',
      'promotions:write',
      'stock:write',
      'lots:receive',
      'lots:stock',
      'labels:write',
      'producers:write',
      'purchase:prices',
      'purchase:price',
      'orders:export',
      'exports:read',
      'orders:change',
      'orders:note',
      'orders:let-go',
      'orders:ship',
      'returns:receive',
      'claims:decide',
      'claims:files',
      'customers:write',
      'recalls:act',
      'staff:read',
      'settings',
      'system',
    ],
  },
  role_quality: {
    zh: '质检',
    says: '检验、放行、证照、标准和召回；不改价格，不发货',
    rights: [
      ...DESK,
      ...STOCK,
      'files:add',
      'goods:facts',
      'lots:inspect',
      'lots:release',
      'standards:write',
      'producers:write',
      'recalls:read',
      'recalls:act',
    ],
  },
  role_warehouse: {
    zh: '仓库',
    says: '收货、盘点、贴标、装箱发货、收退货；不改价格，不退款，不看账',
    rights: [
      ...DESK,
      ...STOCK,
      'lots:receive',
      'lots:stock',
      'labels:write',
      'purchase:prices',
      'orders:read',
      'orders:note',
      'orders:ship',
      'returns:receive',
      'claims:files',
      'recalls:read',
    ],
  },
  role_service: {
    zh: '客服',
    says: '接待客户、改订单、处理售后；不改价格，不发货',
    rights: [
      ...DESK,
      ...STOCK,
      ...ORDERS,
      'messages',
      'orders:change',
      'orders:note',
      'claims:decide',
      'claims:files',
      'customers:write',
    ],
  },
  role_finance: {
    zh: '财务',
    says: '收款、退款、账本和对账；不改价格，不发货',
    rights: [
      ...DESK,
      ...ORDERS,
      'orders:note',
      'orders:export',
      'exports:read',
      'money:move',
      'ledger:read',
      'ledger:decide',
      'ledger:post',
      'purchase:prices',
      'purchase:price',
      'purchase:read',
      'purchase:pay',
    ],
  },
  role_auditor: {
    zh: '审计',
    says: '只看，不改：订单、批次、账本、操作记录',
    rights: [
      ...STOCK,
      ...ORDERS,
      'own-profile',
      'search',
      'messages',
      'goods:read',
      'ledger:read',
      'purchase:prices',
      'purchase:read',
      'staff:read',
      'system',
    ],
  },
  [NO_ROLE]: { zh: '还没有角色', says: '只能看自己的账号', rights: [] },
}
