/** All of the admin that staff meet, each page with something on it. */
import { randomUUID } from 'node:crypto'
import { shutPages } from '../../backend/src/today/menu'
import type { ShopUnderTest } from '../support/e2e-shop'
import { newWaybill } from '../support/waybills'
import { type Staff, staffOf } from './staff'

const SETTINGS = [
  ...['store', 'users', 'users/invite', 'regions', 'tax-regions', 'return-reasons', 'return-reasons/create'],
  ...['refund-reasons', 'refund-reasons/create', 'sales-channels', 'product-types', 'product-tags', 'locations'],
  ...['publishable-api-keys', 'secret-api-keys', 'workflows', 'profile', 'translations'],
].map((page) => `/settings/${page}`)

const NEW = ['products', 'promotions', 'campaigns', 'customers', 'price-lists', 'inventory', 'categories']

/** Paths below `/app`. */
export async function adminPages(shop: ShopUnderTest): Promise<string[]> {
  const orders = await stockAdmin(shop)
  const staff = await staffOf(shop)
  const first = async (path: string, name: string) => {
    const rows = (await staff.get<Record<string, { id: string }[]>>(`/${path}?limit=1`))[name]
    if (!rows[0]) throw new Error(`there is nothing to show of ${name}`)
    return rows[0].id
  }
  const [product, customer, promotion, item, lot, category] = await Promise.all([
    first('products', 'products'),
    first('customers', 'customers'),
    first('promotions', 'promotions'),
    first('inventory-items', 'inventory_items'),
    first('lots', 'lots'),
    first('product-categories', 'product_categories'),
  ])
  const { requests } = await staff.get<{ requests: { id: string }[] }>('/after-sales')
  return [
    '/today',
    ...shutPages(() => false),
    ...orders.flatMap((id) => [`/orders/${id}`]),
    ...['edits', 'shipping-address', 'fulfillment', 'returns'].map((act) => `/orders/${orders[0]}/${act}`),
    `/after-sales?id=${requests[0]?.id}`,
    ...['', '/edit', '/prices', '/stock', '/media', '/metadata/edit'].map((part) => `/products/${product}${part}`),
    ...['', '/edit', '/create-address'].map((part) => `/customers/${customer}${part}`),
    ...['', '/edit', '/rules/edit'].map((part) => `/promotions/${promotion}${part}`),
    ...['', '/edit'].map((part) => `/inventory/${item}${part}`),
    `/lots/${lot}`,
    `/categories/${category}`,
    ...NEW.map((page) => `/${page}/create`),
    ...SETTINGS,
    '/nothing-here',
  ]
}

/** An order that is paid, one that waits, and one that arrived and is claimed; a coupon, a customer. @returns their ids */
async function stockAdmin(shop: ShopUnderTest): Promise<string[]> {
  const staff = await staffOf(shop)
  const [paid, waiting, claimed] = [await phoneOrder(shop), await phoneOrder(shop), await phoneOrder(shop)]
  for (const { id, total_fen } of [paid, claimed])
    await staff.post(`/checkout/orders/${id}/hand-payments`, { method: 'cash', amount_fen: total_fen })
  const { items } = await staff.order(claimed.id)
  const lines = items.map(({ id, quantity }) => ({ line_item_id: id, quantity }))
  const parcel = { carrier_code: 'SF', tracking_number: newWaybill(), lines }
  const sent = await staff.post<{ parcel: { id: string } }>(`/orders/${claimed.id}/parcels`, parcel)
  await staff.post(`/orders/${claimed.id}/parcels/${sent.parcel.id}/delivered`, {})
  const claim = { kind: 'refund_only', reason: 'damaged', lines: lines.slice(0, 1), text: '到货时瓶子裂了' }
  const answer = await fetch(`${shop.backend_url}/store/after-sales/orders/${claimed.id}/requests`, {
    method: 'POST',
    headers: {
      ...{ 'content-type': 'application/json', 'x-publishable-api-key': shop.publishable_key },
      ...{ 'x-order-key': claimed.key, 'idempotency-key': randomUUID() },
    },
    body: JSON.stringify(claim),
  })
  if (!answer.ok) throw new Error(`the claim was refused: ${await answer.text()}`)
  await staff.post('/promotions', {
    ...{ code: `WALK${Date.now()}`, type: 'standard', status: 'active', is_automatic: false },
    application_method: { type: 'fixed', target_type: 'order', value: 5, currency_code: 'cny' },
  })
  await staff.post('/customers', { first_name: '四', last_name: '李', email: `li-${Date.now()}@example.com` })
  return [paid.id, waiting.id, claimed.id]
}

const owners = new WeakMap<ShopUnderTest, Promise<Staff>>()

/** The owner stays signed in from one order to the next. */
function ownerOf(shop: ShopUnderTest): Promise<Staff> {
  const owner = owners.get(shop) ?? staffOf(shop)
  owners.set(shop, owner)
  return owner
}

export async function phoneOrder(shop: ShopUnderTest): Promise<{ id: string; total_fen: number; key: string }> {
  const { token } = await ownerOf(shop)
  const ask = async <T>(path: string, body?: object): Promise<T> => {
    const answer = await fetch(`${shop.backend_url}/admin${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
      body: body && JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
    return (await answer.json()) as T
  }
  const { goods } = await ask<{ goods: { variant_id: string; reason: string | null }[] }>(
    `/phone-orders/goods?q=${encodeURIComponent('核桃油')}`,
  )
  const good = goods.find(({ reason }) => !reason)
  const asked = { items: [{ variant_id: good?.variant_id, quantity: 1 }], province: '陕西省' }
  type Quote = { lines: { unit_price_fen: number }[]; shipping_option_id: string; total_fen: number }
  const { quote } = await ask<{ quote: Quote }>('/checkout/phone-orders/quote', asked)
  const { order } = await ask<{ order: { id: string; total_fen: number; checkout: { pay_link: string } } }>(
    '/checkout/phone-orders',
    {
      items: [{ ...asked.items[0], unit_price_fen: quote.lines[0]?.unit_price_fen }],
      address: {
        ...{ name: '欧阳小山', phone: '13812341234', province: '陕西省', city: '西安市' },
        ...{ district: '雁塔区', detail: '演示路 1 号' },
      },
      ...{ shipping_option_id: quote.shipping_option_id, expected_total_fen: quote.total_fen, note: '请放门口' },
    },
  )
  return { ...order, key: new URL(order.checkout.pay_link).searchParams.get('key') ?? '' }
}
