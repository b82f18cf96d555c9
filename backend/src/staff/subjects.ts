/** What an act is about, and which of its values the record keeps before and after. */
import type { Subject } from '@shanzhen/staff/rights'
import { readOrderStates } from './order-state'

const subject = (path: string, zh: string, entity: string, ...fields: string[]): Subject => ({
  path,
  zh,
  entity,
  fields,
})
const ROLES = ['rbac_roles.id', 'rbac_roles.name']
const PRICES = ['prices.id', 'prices.currency_code', 'prices.amount', 'prices.min_quantity']

export const SUBJECTS: readonly Subject[] = [
  subject(
    ...(['/admin/products/:id', '商品', 'product'] as const),
    ...['title', 'handle', 'status', 'variants.id', 'variants.title', 'variants.sku', 'variants.manage_inventory'],
    ...PRICES.map((field) => `variants.${field}`),
  ),
  subject(
    '/admin/inventory-items/:id',
    '库存',
    'inventory_item',
    'sku',
    'location_levels.id',
    'location_levels.stocked_quantity',
  ),
  subject('/admin/lots/:id', '批次', 'lot', 'code', 'state', 'made_on', 'best_before', 'received_quantity', 'note'),
  {
    ...subject('/admin/orders/:id', '订单', 'order'),
    ...{ made_at: '/admin/checkout/phone-orders', read: readOrderStates },
  },
  { ...subject('/admin/checkout/orders/:id', '订单', 'order'), read: readOrderStates },
  subject(
    '/admin/payments/:id',
    '付款',
    'payment',
    'amount',
    'captured_at',
    'canceled_at',
    'refunds.id',
    'refunds.amount',
  ),
  subject('/admin/after-sales/:id', '售后', 'after_sale', 'state', 'goods_fen', 'freight_fen', 'refund_fen', 'restock'),
  subject(
    '/admin/certificates/:id',
    '证照',
    'certificate',
    'number',
    'state',
    'valid_from',
    'valid_to',
    'scan_file_id',
  ),
  subject('/admin/producers/:id', '生产者', 'producer', 'name', 'sc_licence', 'credit_code', 'town'),
  subject('/admin/purchase/lots/:id', '批次', 'lot', 'code', 'state', 'received_quantity'),
  subject('/admin/purchase/producers/:id', '生产者', 'producer', 'name'),
  subject('/admin/payouts/:id', '打款', 'payout', 'number', 'state', 'state_reason', 'reference', 'batch_id'),
  subject('/admin/payout-batches/:id', '打款文件', 'payout_batch', 'number', 'count'),
  subject('/admin/settlement/cases/:id', '售后归责', 'after_sale', 'state', 'refund_fen'),
  subject('/admin/settlement/statements/:id', '对账单', 'shop_statement', 'number', 'state', 'closing_fen'),
  subject('/admin/shops/:id', '小店', 'shop', 'name', 'state', 'state_reason', 'tier'),
  subject('/admin/recalls/:id', '召回', 'recall', 'state', 'reason', 'class'),
  subject('/admin/price-lists/:id', '价目表', 'price_list', 'title', 'status', 'starts_at', 'ends_at', ...PRICES),
  subject('/admin/promotions/:id', '优惠', 'promotion', 'code', 'status', 'limit', 'application_method.value'),
  subject('/admin/checkout/promotions/:id', '优惠', 'promotion', 'code', 'rules.attribute', 'rules.values.value'),
  subject('/admin/customers/:id', '客户', 'customer', 'email', 'phone', 'first_name', 'last_name'),
  subject('/admin/shipping-options/:id', '配送方式', 'shipping_option', 'name', ...PRICES),
  subject('/admin/freight-tables/:id', '运费表', 'shipping_option', 'name', 'data'),
  subject('/admin/users/:id', '员工', 'user', 'email', 'first_name', 'last_name', ...ROLES),
  subject('/admin/staff/:id', '员工', 'user', ...ROLES),
  subject('/admin/api-keys/:id', '接口密钥', 'api_key', 'title', 'type', 'revoked_at'),
  subject('/admin/reconciliation/differences/:id', '对账差异', 'bill_difference', 'state', 'decision', 'note'),
  subject('/admin/ledger/vouchers/:id', '记账凭证', 'ledger_voucher', 'kind', 'state', 'reference', 'note'),
  subject('/admin/reconciliation/tasks/:id', '要处理的款项', 'channel_task', 'state', 'decision', 'note'),
]
