/** Kinds of work at this county's desk, by the routes that do them. A route that no row names is open to nobody. */
import type { Right } from '@shanzhen/staff/rights'
import { SUPPLY_RIGHTS } from './supply-rights'

/** Routes of Medusa's order changes: begun, edited and confirmed in many small steps. */
const CHANGES = ['order-edits', 'order-changes', 'claims', 'exchanges', 'returns'] as const

export const RIGHTS = {
  self: {
    zh: '看自己的账号和页面设置，验证自己的手机号',
    routes: [
      'GET /admin/users/me',
      'GET /admin/rbac/me/permissions',
      'GET /admin/staff/rights',
      'GET /admin/today',
      'GET|POST /admin/sign-in/phone',
      'POST /admin/sign-in/phone/codes',
      'GET /admin/feature-flags',
      'GET /admin/plugins',
      'GET /admin/locales/**',
      'GET /admin/currencies/**',
      'GET /admin/property-labels/**',
      'GET /admin/layouts/**',
      'GET /admin/views/**',
      'GET /admin/stores/**',
    ],
  },
  'own-views': {
    zh: '保存自己的列表视图',
    routes: ['POST|DELETE /admin/views/**', 'POST|DELETE /admin/layouts/**'],
    shared: { is_default: 'settings', is_system_default: 'settings' },
  },
  'own-profile': { zh: '改自己的姓名', routes: ['POST /admin/users/:id'], others: 'staff:write' },
  search: { zh: '全局搜索', routes: ['GET /admin/search', 'GET /admin/find'] },
  messages: { zh: '看发出的消息和提醒', routes: ['GET /admin/notifications/**'] },

  'goods:read': {
    zh: '查看商品',
    routes: [
      'GET /admin/products/**',
      'GET /admin/product-categories/**',
      'GET /admin/product-options/**',
      'GET /admin/product-tags/**',
      'GET /admin/product-types/**',
      'GET /admin/product-variants',
      'GET /admin/collections/**',
      'GET /admin/price-lists/**',
      'GET /admin/price-preferences/**',
      'GET /admin/promotions/**',
      'GET /admin/checkout/promotions/:id',
      'GET /admin/campaigns/**',
      'GET /admin/translations/**',
      'GET /admin/regions/**',
      'GET /admin/sales-channels/**',
      'GET /admin/shipping-profiles/**',
      'GET /admin/tax-regions/**',
      'GET /admin/tax-rates/**',
      'GET /admin/tax-providers',
      'GET /admin/search-words',
      'GET /admin/uploads/:id',
    ],
  },
  'goods:write': {
    zh: '维护商品和价格',
    routes: [
      '* /admin/products/**',
      '* /admin/product-categories/**',
      '* /admin/product-options/**',
      '* /admin/product-tags/**',
      '* /admin/product-types/**',
      '* /admin/collections/**',
      '* /admin/price-lists/**',
      '* /admin/price-preferences/**',
      '* /admin/translations/**',
      '* /admin/sales-channels/:id/products',
      '* /admin/search-words/**',
      '* /admin/uploads/**',
    ],
  },
  'files:add': { zh: '上传图片和证照扫描件', routes: ['POST /admin/uploads'] },
  'goods:facts': { zh: '登记商品的许可、标准和克重', routes: ['POST /admin/products/:id/good'] },
  'promotions:write': {
    zh: '做优惠和活动',
    routes: ['* /admin/promotions/**', '* /admin/campaigns/**', '* /admin/checkout/promotions/:id'],
  },

  'stock:read': {
    zh: '查看库存',
    routes: ['GET /admin/inventory-items/**', 'GET /admin/reservations/**', 'GET /admin/stock-locations/**'],
  },
  'stock:write': {
    zh: '改库存项和预留',
    routes: ['* /admin/inventory-items/**', '* /admin/reservations/**'],
  },
  'lots:read': {
    zh: '查看批次和检验',
    routes: [
      'GET /admin/lots/**',
      'GET /admin/outgoing-inspections',
      'GET /admin/orders/:id/outgoing-inspections',
      'GET /admin/standards',
      'GET /admin/trace-codes/**',
    ],
  },
  'lots:receive': {
    zh: '收货登记',
    routes: [
      'POST /admin/lots',
      'POST /admin/lots/:id/correct',
      'POST /admin/lots/:id/void',
      'POST /admin/lots/:id/photos/**',
    ],
  },
  'lots:stock': { zh: '盘点、报损、调拨和分装', routes: ['POST /admin/lots/:id/acts', 'POST /admin/lots/transform'] },
  'lots:inspect': {
    zh: '登记检验',
    routes: ['POST /admin/lots/:id/inspections', 'POST /admin/orders/:id/outgoing-inspections'],
  },
  'lots:release': {
    zh: '放行或拒收批次',
    routes: [
      'POST /admin/lots/:id/release',
      'POST /admin/lots/:id/reject',
      'POST /admin/outgoing-inspections/:id/lift',
    ],
  },
  'standards:write': { zh: '定检验标准', routes: ['POST /admin/standards'] },
  'labels:write': { zh: '印标签和作废追溯码', routes: ['POST /admin/trace-codes/**'] },

  'producers:read': {
    zh: '查看生产者和证照',
    routes: ['GET /admin/producers/**', 'GET /admin/certificates/**', 'GET /admin/sensors/**'],
  },
  'producers:write': {
    zh: '登记生产者、证照和传感器',
    routes: ['* /admin/producers/**', '* /admin/certificates/**', '* /admin/sensors/**'],
  },

  'orders:read': {
    zh: '查看订单',
    routes: [
      'GET /admin/orders/**',
      'GET /admin/today/orders',
      'GET /admin/order-flags',
      'GET /admin/draft-orders/**',
      'GET /admin/phone-orders/goods',
      'GET /admin/returns/**',
      'GET /admin/claims/**',
      'GET /admin/exchanges/**',
      'GET /admin/checkout/orders/:id',
      'GET /admin/checkout/holds',
      'GET /admin/after-sales/**',
      'GET /admin/payments/**',
      'GET /admin/shipping-options/**',
      'GET /admin/shipping-option-types/**',
      'GET /admin/return-reasons/**',
      'GET /admin/refund-reasons/**',
      'GET /admin/fulfillment-providers/**',
      'GET /admin/fulfillment-sets/**',
      'GET /admin/freight-tables',
    ],
  },
  'orders:note': {
    zh: '写订单备注、做标记',
    routes: ['POST /admin/orders/:id/notes', 'POST /admin/orders/:id/flags', 'POST /admin/orders/:id/flags/:kind/lift'],
  },
  'orders:let-go': { zh: '撤下勿发的标记', routes: ['POST /admin/orders/:id/flags/stop/lift'] },
  'exports:read': { zh: '下载导出的表格', routes: ['GET /admin/exports/:key'] },
  'orders:export': { zh: '导出订单', routes: ['POST /admin/orders/export', 'POST /admin/inventory-items/export'] },
  'orders:change': {
    zh: '改订单、代客下单和取消',
    routes: [
      'POST /admin/orders/:id',
      'POST /admin/orders/:id/cancel',
      'POST /admin/orders/:id/archive',
      'POST /admin/orders/:id/complete',
      'POST /admin/orders/:id/transfer/**',
      'POST /admin/orders/:id/credit-lines',
      'POST /admin/checkout/orders/:id/term',
      'POST /admin/checkout/holds/:order_id/release',
      'POST /admin/warehouse/shorts/:id/cancel',
      'POST /admin/warehouse/shorts/:id/substitute',
      'POST /admin/checkout/phone-orders/**',
      '* /admin/draft-orders/**',
      ...CHANGES.map((name) => `* /admin/${name}/**`),
    ],
  },
  'orders:ship': {
    zh: '装箱发货',
    routes: [
      'POST /admin/orders/:id/parcels/**',
      'POST /admin/orders/:id/fulfillments/**',
      'POST /admin/fulfillments/**',
    ],
  },
  'returns:receive': {
    zh: '收退货',
    routes: [
      'POST /admin/after-sales/:id/received',
      'POST /admin/after-sales/:id/inspect',
      'POST|DELETE /admin/returns/:id/receive/**',
      'POST|DELETE /admin/returns/:id/receive-items/**',
      'POST|DELETE /admin/returns/:id/dismiss-items/**',
    ],
  },
  'claims:decide': {
    zh: '处理售后',
    routes: [
      'POST /admin/after-sales/:id/approve',
      'POST /admin/after-sales/:id/refuse',
      'POST /admin/after-sales/:id/refund',
      'POST /admin/after-sales/:id/resend',
      'POST /admin/after-sales/:id/return-freight/**',
    ],
  },
  'claims:files': { zh: '给售后附照片和文件', routes: ['POST /admin/after-sales/:id/files'] },
  'customers:read': { zh: '查看客户', routes: ['GET /admin/customers/**', 'GET /admin/customer-groups/**'] },
  'customers:write': { zh: '维护客户', routes: ['* /admin/customers/**', '* /admin/customer-groups/**'] },

  'money:move': {
    zh: '登记收款和退款',
    routes: [
      'POST /admin/payments/**',
      'POST /admin/payment-collections/**',
      'DELETE /admin/payment-collections/:id',
      'POST /admin/orders/:id/payment-sessions/authorize',
      'POST /admin/checkout/orders/:id/hand-payments',
      'POST /admin/checkout/orders/:id/hand-refunds/:refund_id',
    ],
  },
  'ledger:read': { zh: '查看账本和对账', routes: ['GET /admin/ledger/**', 'GET /admin/reconciliation/**'] },
  'ledger:decide': { zh: '处理对账差异', routes: ['POST /admin/reconciliation/**'] },
  'ledger:post': { zh: '填写和确认记账凭证', routes: ['POST /admin/ledger/vouchers/**'] },

  ...SUPPLY_RIGHTS,

  'recalls:read': { zh: '查看召回', routes: ['GET /admin/recalls/**'] },
  'recalls:act': { zh: '发起和处理召回', routes: ['POST /admin/recalls/**'] },

  'wechat:act': { zh: '重报微信没收的发货信息', routes: ['POST /admin/wechat/shipping-reports/:id/retry'] },

  'staff:read': {
    zh: '查看员工和操作记录',
    routes: ['GET /admin/staff/**', 'GET /admin/sign-in', 'GET /admin/users/**'],
  },
  'staff:write': {
    zh: '邀请员工、分配角色、开接口密钥',
    routes: [
      'POST /admin/staff/:id/roles',
      'DELETE /admin/users/:id',
      'POST|DELETE /admin/users/:id/roles/**',
      'POST /admin/users/:id/reset-password',
      '* /admin/invites/**',
      '* /admin/api-keys/**',
      'GET /admin/rbac/**',
      'DELETE /admin/sign-in/locks/:id',
    ],
  },
  settings: {
    zh: '改店铺设置',
    routes: [
      'POST /admin/stores/:id',
      '* /admin/regions/**',
      '* /admin/sales-channels/**',
      '* /admin/stock-locations/**',
      '* /admin/shipping-options/**',
      '* /admin/shipping-option-types/**',
      '* /admin/shipping-profiles/**',
      '* /admin/fulfillment-sets/**',
      '* /admin/freight-tables/**',
      '* /admin/tax-regions/**',
      '* /admin/tax-rates/**',
      '* /admin/return-reasons/**',
      '* /admin/refund-reasons/**',
      'POST|DELETE /admin/property-labels/**',
    ],
  },
  system: {
    zh: '看系统运行',
    routes: [
      'GET /admin/wechat',
      'GET /admin/scheduled-jobs',
      'GET /admin/index/details',
      'GET /admin/search-indexes',
      'POST /admin/search-indexes/:id/reindex',
      'GET /admin/workflows-executions/**',
    ],
  },
} satisfies Record<string, Right>

export type RightKey = keyof typeof RIGHTS
