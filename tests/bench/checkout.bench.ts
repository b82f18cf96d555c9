/** From goods to a placed order with its stock held: Medusa's seven cart calls against our quote and order. */
import { randomUUID } from 'node:crypto'
import { jsonClient } from './lib/client.ts'
import { measureJourneys } from './lib/load.ts'
import type { Bench, RunningShop } from './lib/types.ts'

/** An ordinary evening, and a rush. */
const BUYERS = [8, 64]
const ADDRESS = {
  name: '演示买家',
  phone: '13800138000',
  province: '陕西省',
  city: '西安市',
  district: '雁塔区',
  detail: '演示路1号',
}

export const checkout: Bench = async ({ ours, plain, seconds }) => {
  const [plainBuyer, ourBuyer] = [await plainJourney(plain), await ourJourney(ours)]
  const results: Awaited<ReturnType<Bench>> = []
  for (const buyers of BUYERS) {
    const plainOrders = await measureJourneys(plainBuyer, buyers, seconds)
    const ourOrders = await measureJourneys(ourBuyer, buyers, seconds)
    results.push({
      name: buyers === BUYERS[0] ? 'checkout' : `checkout-${buyers}`,
      unit: 'orders/s',
      ours: ourOrders.per_second,
      plain: plainOrders.per_second,
      p95_ms: ourOrders.p95_ms,
    })
  }
  const [plainHot, ourHot] = [await plainJourney(plain, 1), await ourJourney(ours, 1)]
  const [plainRush, ourRush] = [
    await measureJourneys(plainHot, BUYERS[1], seconds),
    await measureJourneys(ourHot, BUYERS[1], seconds),
  ]
  results.push({
    name: `checkout-${BUYERS[1]}, one good`,
    ...{ unit: 'orders/s', ours: ourRush.per_second, plain: plainRush.per_second, p95_ms: ourRush.p95_ms },
  })
  return results
}

async function plainJourney(shop: RunningShop, goods = 10): Promise<(buyer: number) => Promise<void>> {
  const api = jsonClient(shop.backend_url, shop.publishable_key)
  const { products } = await api.get<{ products: { variants: { id: string }[] }[] }>(`/store/products?limit=${goods}`)
  const variants = products.map((product) => product.variants[0].id)
  return async (buyer) => {
    const { cart } = await api.post<{ cart: { id: string } }>('/store/carts', { region_id: shop.region_id })
    await api.post(`/store/carts/${cart.id}/line-items`, { variant_id: variants[buyer % variants.length], quantity: 1 })
    await api.post(`/store/carts/${cart.id}`, {
      email: `buyer${buyer}@example.com`,
      shipping_address: {
        first_name: ADDRESS.name,
        phone: ADDRESS.phone,
        country_code: 'cn',
        province: ADDRESS.province,
        city: ADDRESS.city,
        address_1: ADDRESS.detail,
      },
    })
    const { shipping_options } = await api.get<{ shipping_options: { id: string }[] }>(
      `/store/shipping-options?cart_id=${cart.id}`,
    )
    await api.post(`/store/carts/${cart.id}/shipping-methods`, { option_id: shipping_options[0].id })
    const { payment_collection } = await api.post<{ payment_collection: { id: string } }>(
      '/store/payment-collections',
      { cart_id: cart.id },
    )
    await api.post(`/store/payment-collections/${payment_collection.id}/payment-sessions`, {
      provider_id: 'pp_system_default',
    })
    const done = await api.post<{ type: string }>(`/store/carts/${cart.id}/complete`, {})
    if (done.type !== 'order') throw new Error('the plain cart did not become an order')
  }
}

interface Quote {
  lines: { variant_id: string; quantity: number; unit_price_fen: number }[]
  shipping_option_id: string
  total_fen: number
}

/** The checkout page's quote, then the tap on 提交订单. */
export async function ourJourney(shop: RunningShop, goods = 10): Promise<(buyer: number) => Promise<void>> {
  const api = jsonClient(shop.backend_url, shop.publishable_key)
  const variants = (await driedGoods(api)).slice(0, goods)
  return async (buyer) => {
    const order = await orderOf(api, variants[buyer % variants.length])
    await api.post('/store/checkout/orders', order, { 'Idempotency-Key': randomUUID() })
  }
}

/** What buyers of ten goods would send after they saw the price. */
export async function readyOrders(shop: RunningShop): Promise<object[]> {
  const api = jsonClient(shop.backend_url, shop.publishable_key)
  return Promise.all((await driedGoods(api)).map((variant) => orderOf(api, variant)))
}

type Api = ReturnType<typeof jsonClient>

async function driedGoods(api: Api): Promise<string[]> {
  const { goods } = await api.get<{ goods: { default_variant_id: string }[] }>(
    '/store/goods?kind=primary-dried&limit=10',
  )
  return goods.map(({ default_variant_id }) => default_variant_id)
}

async function orderOf(api: Api, variant_id: string): Promise<object> {
  const { quote } = await api.post<{ quote: Quote }>('/store/checkout/quote', {
    items: [{ variant_id, quantity: 1 }],
    province: ADDRESS.province,
  })
  return {
    items: quote.lines.map(({ variant_id, quantity, unit_price_fen }) => ({ variant_id, quantity, unit_price_fen })),
    address: ADDRESS,
    shipping_option_id: quote.shipping_option_id,
    expected_total_fen: quote.total_fen,
  }
}
