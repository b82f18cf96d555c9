/** A small supply center for checkout's tests: five goods, the county's real freight rates, WeChat's local gateway. */
import { randomUUID } from 'node:crypto'
import type { CreateProductWorkflowInputDTO, MedusaContainer } from '@medusajs/framework/types'
import { Modules, ProductStatus } from '@medusajs/framework/utils'
import { createProductsWorkflow, updateRegionsWorkflow } from '@medusajs/medusa/core-flows'
import { setGoodFactsWorkflow } from '@shanzhen/producers/workflows'
import sweepUnpaidOrders from '@shanzhen/checkout/jobs/sweep-unpaid-orders'
import { seedStore } from '../../backend/src/seed/store'
import { seedSupplyCenter } from '../../backend/src/seed/supply-center'
import { bringGoods, licensedProducer } from './lots'
import { stockedOnce } from './medusa-runner'

export const ADDRESS = {
  name: '王小山',
  phone: '13812341234',
  province: '陕西省',
  city: '西安市',
  district: '雁塔区',
  detail: '演示路 1 号',
}
export const STOCK = { mushroom: 10, honey: 100, wine: 20, kiwi: 30 } as const

type Facts = { kind: 'primary-dried' | 'processed' | 'fresh' | 'bundle'; fresh?: boolean; age_limit?: number }
type Good = {
  handle: string
  title: string
  price: number
  weight: number
  facts: Facts
  parts?: Record<string, number>
}

const GOODS: Good[] = [
  { handle: 'mushroom', title: '宁陕香菇', price: 30, weight: 500, facts: { kind: 'primary-dried' } },
  { handle: 'honey', title: '土蜂蜜', price: 68.5, weight: 1000, facts: { kind: 'processed' } },
  { handle: 'wine', title: '猕猴桃酒', price: 98, weight: 800, facts: { kind: 'processed', age_limit: 18 } },
  { handle: 'kiwi', title: '鲜猕猴桃', price: 39.9, weight: 2500, facts: { kind: 'fresh', fresh: true } },
]
const BOXES: Good[] = [
  {
    handle: 'box',
    title: '山珍礼盒',
    price: 120,
    weight: 2000,
    facts: { kind: 'bundle' },
    parts: { mushroom: 2, honey: 1 },
  },
]

export type CheckoutShop = {
  headers: Record<string, string>
  region_id: string
  location_id: string
  variants: Record<string, string>
  products: Record<string, string>
  inventory: Record<string, string>
  options: Record<'express' | 'cold_chain' | 'pickup', string>
}

export const stockCheckoutShop = (container: MedusaContainer): Promise<CheckoutShop> =>
  stockedOnce('stocked-checkout', () => stock(container))

async function stock(container: MedusaContainer): Promise<CheckoutShop> {
  const { channelId, regionId } = await seedStore(container)
  await offerAll(container, regionId)
  const { locationId, profileId } = await seedSupplyCenter(container, channelId)
  const create = async (goods: Good[], items: Record<string, string>) =>
    (
      await createProductsWorkflow(container).run({
        input: { products: goods.map((good) => toProduct(good, channelId, profileId, items)) },
      })
    ).result
  const singles = await create(GOODS, {})
  const found = await container.resolve(Modules.INVENTORY).listInventoryItems({}, { take: 100 })
  const inventory = Object.fromEntries(found.map((item) => [item.sku ?? '', item.id]))
  const products = [...singles, ...(await create(BOXES, inventory))]
  const producer_id = await licensedProducer(container)
  await setGoodFactsWorkflow(container).run({
    input: [...GOODS, ...BOXES].map(({ handle, facts: { kind, fresh = false, age_limit } }) => ({
      product_id: products.find((product) => product.handle === handle)?.id ?? '',
      facts: {
        kind,
        perishable: fresh,
        cold_chain: fresh,
        age_limit: age_limit ?? null,
        not_food: false,
        variable_weight: false,
        gi: null,
        town: null,
        village: null,
        aliases: [],
        sc_category: kind === 'processed' ? '126' : null,
        return_rule: fresh ? ('fresh_excluded' as const) : ('seven_days' as const),
        producer_id: kind === 'processed' ? producer_id : null,
      },
    })),
  })
  await bringGoods(
    container,
    locationId,
    Object.entries(STOCK).map(([sku, quantity]) => ({ inventory_item_id: inventory[sku], quantity })),
  )
  const [key] = await container.resolve(Modules.API_KEY).listApiKeys({ type: 'publishable' })
  const options = await container.resolve(Modules.FULFILLMENT).listShippingOptions({}, { relations: ['type'] })
  return {
    headers: { 'x-publishable-api-key': key.token },
    region_id: regionId,
    location_id: locationId,
    variants: Object.fromEntries(products.map((product) => [product.handle, product.variants[0].id])),
    products: Object.fromEntries(products.map((product) => [product.handle, product.id])),
    inventory,
    options: Object.fromEntries(options.map((option) => [option.type.code, option.id])) as CheckoutShop['options'],
  }
}

/** The region offers every provider, Medusa's stand-in too: the doors stay closed to it whatever staff tick there. */
async function offerAll(container: MedusaContainer, id: string): Promise<void> {
  const providers = await container.resolve(Modules.PAYMENT).listPaymentProviders({ is_enabled: true })
  const payment_providers = providers.map((provider) => provider.id)
  await updateRegionsWorkflow(container).run({ input: { selector: { id }, update: { payment_providers } } })
}

function toProduct(
  good: Good,
  channelId: string,
  profileId: string,
  items: Record<string, string>,
): CreateProductWorkflowInputDTO {
  const { handle, title, price, weight, parts } = good
  return {
    handle,
    title,
    status: ProductStatus.PUBLISHED,
    sales_channels: [{ id: channelId }],
    shipping_profile_id: profileId,
    options: [{ title: '规格', values: ['一份'] }],
    variants: [
      {
        title: '一份',
        sku: handle,
        weight,
        manage_inventory: true,
        options: { 规格: '一份' },
        prices: [{ currency_code: 'cny', amount: price }],
        ...(parts && {
          inventory_items: Object.entries(parts).map(([sku, required_quantity]) => ({
            inventory_item_id: items[sku],
            required_quantity,
          })),
        }),
      },
    ],
  }
}

type Api = {
  get(path: string, config: object): Promise<{ status: number; data: never }>
  post(path: string, body: object, config: object): Promise<{ status: number; data: never }>
}
// The answers' many shapes are told by the expectations on them.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Answer = { status: number; data: Record<string, any> }
type Basket = Record<string, number>
type Wanted = {
  address?: typeof ADDRESS
  shipping_option_id?: string
  promotion_codes?: string[]
  outlet?: string
}

/** A buyer at the shop's own checkout; statuses are looked at, never thrown. */
export function checkoutBuyer(api: Api, shop: CheckoutShop, extra: Record<string, string> = {}) {
  const config = (headers: Record<string, string> = {}) => ({
    headers: { ...shop.headers, ...extra, ...headers },
    validateStatus: () => true,
  })
  const items = (basket: Basket) =>
    Object.entries(basket).map(([handle, quantity]) => ({ variant_id: shop.variants[handle] ?? handle, quantity }))
  const post = (path: string, body: object, headers?: Record<string, string>): Promise<Answer> =>
    api.post(`/store/checkout${path}`, body, config(headers))
  const get = (path: string, headers?: Record<string, string>): Promise<Answer> =>
    api.get(`/store/checkout${path}`, config(headers))
  const quote = (basket: Basket, more: object = {}) =>
    post('/quote', { items: items(basket), province: '陕西省', ...more })

  /** The body a page would send after showing a quote. */
  async function body(basket: Basket, more: Record<string, unknown> = {}) {
    const { address = ADDRESS, ...rest } = more as Wanted
    const wanted = {
      province: address.province,
      ...(rest.shipping_option_id && { shipping_option_id: rest.shipping_option_id }),
      ...(rest.promotion_codes && { promotion_codes: rest.promotion_codes }),
      ...(rest.outlet && { outlet: rest.outlet }),
    }
    const { status, data } = await quote(basket, wanted)
    if (status !== 200) throw new Error(`no quote: ${status} ${JSON.stringify(data)}`)
    const lines = data.quote.lines as { variant_id: string; quantity: number; unit_price_fen: number }[]
    return {
      items: lines.map(({ variant_id, quantity, unit_price_fen }) => ({ variant_id, quantity, unit_price_fen })),
      address,
      shipping_option_id: data.quote.shipping_option_id as string,
      expected_total_fen: data.quote.total_fen as number,
      ...rest,
    }
  }
  const place = (order: object, key: string = randomUUID()) => post('/orders', order, { 'idempotency-key': key })
  const buy = async (basket: Basket, more?: Record<string, unknown>) => place(await body(basket, more))
  return { get, post, quote, body, place, buy, items }
}

/** What of an inventory item is held for orders. */
export async function heldOf(container: MedusaContainer, shop: CheckoutShop, sku: string): Promise<number> {
  const [level] = await container
    .resolve(Modules.INVENTORY)
    .listInventoryLevels({ inventory_item_id: shop.inventory[sku] })
  return Number(level.reserved_quantity)
}

/** Sets an order's time to pay into the past. @throws when the order has no placement (yet). */
export async function expireNow(container: MedusaContainer, orderId: string): Promise<void> {
  const checkout = container.resolve('checkout')
  const [placement] = await checkout.listPlacements({ order_id: orderId })
  if (!placement) throw new Error(`no placement for ${orderId}`)
  await checkout.updatePlacements({ id: placement.id, expires_at: new Date(Date.now() - 1000) })
}

/** What the shop does by itself every minute. */
export const runSweep = (container: MedusaContainer): Promise<void> => sweepUnpaidOrders(container)
