/** What routes show beside what they are about, and the right to see it. */
import type { RightKey } from './rights'

const of = <Right extends RightKey>(right: Right, ...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, right]))

export const RELATIONS: Record<string, RightKey> = {
  ...of('orders:read', 'order', 'orders', 'order_items', 'order_link', 'cart', 'carts', 'cart_link', 'cart_items'),
  ...of('orders:read', 'line_item', 'line_items', 'returns', 'claims', 'exchanges', 'return_link', 'fulfillments'),
  ...of('orders:read', 'payment', 'payments', 'payment_collection', 'payment_collections', 'payment_collection_link'),
  ...of('orders:read', 'payment_collections_link', 'fulfillment_link', 'return_fulfillment_link', 'customer'),
  ...of(
    'customers:read',
    'customers',
    'addresses',
    'groups',
    'account_holder',
    'account_holders',
    'account_holder_link',
  ),
  ...of('staff:read', 'user', 'users', 'users_link'),
  ...of('staff:write', 'invites', 'invites_link', 'api_key', 'api_keys', 'api_keys_link', 'publishable_api_keys'),
}

export const SEARCHED: Record<string, RightKey> = {
  // Shows of itself only what the asker may see.
  ...of('search', 'found'),
  ...of('orders:read', 'order', 'return_reason'),
  ...of(
    'goods:read',
    'product',
    'product_variant',
    'product_category',
    'product_collection',
    'product_type',
    'product_tag',
  ),
  ...of(
    'goods:read',
    'promotion',
    'campaign',
    'price_list',
    'region',
    'tax_region',
    'sales_channel',
    'shipping_profile',
  ),
  ...of('customers:read', 'customer', 'customer_group'),
  ...of('stock:read', 'inventory_item', 'stock_location'),
  ...of('staff:read', 'user'),
  ...of('staff:write', 'publishable_api_key', 'secret_api_key'),
}
