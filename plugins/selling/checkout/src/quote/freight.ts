import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, MedusaError, Modules, QueryContext } from '@medusajs/framework/utils'
import { freeFrom } from '@shanzhen/freight/quote'
import { readFreightTable } from '@shanzhen/freight/schema'
import { toFen } from '@shanzhen/money-kit/fen'
import type { QuoteShippingOption, ShippingType } from '../types'
import { InFlight } from '../lib/in-flight'
import type { Market } from './market'
import type { ShelfGood } from './shelf'

/** The ways these goods can reach the buyer, each with its freight as Medusa's fulfillment module calculates it. */
export type ShippingChoice = QuoteShippingOption & {
  tax_inclusive: boolean
  type_id: string | null
  data: Record<string, unknown> | null
  /** By what a calculated freight was counted; null where it is a flat one. */
  terms: FreightTerms | null
}

/** All that goes into a calculated freight: an order of goods weighed later keeps it, to count again by the real weight. */
export type FreightTerms = { provider_id: string; option: Record<string, unknown>; context: Record<string, unknown> }

type Option = {
  id: string
  name: string
  price_type: string
  provider_id: string
  data: Record<string, unknown> | null
  shipping_profile_id: string
  service_zone?: { fulfillment_set?: { id: string; type: string | null } }
  type?: { id?: string; code: string | null }
  calculated_price?: { calculated_amount: number | null; is_calculated_price_tax_inclusive: boolean }
}
type Item = { good: ShelfGood; quantity: number }
type Where = { province?: string; city?: string; district?: string; detail?: string }

/** The ways hardly ever change: Medusa's cache keeps them, and forgets them when one of them does. */
const KEPT_S = 15

const TYPES: readonly string[] = ['express', 'cold_chain', 'pickup'] satisfies ShippingType[]

/** @param paidForGoods asked only where carriage may be free */
export async function listShippingChoices(
  container: MedusaContainer,
  market: Market,
  items: Item[],
  where: Where,
  paidForGoods: () => Promise<number>,
): Promise<ShippingChoice[]> {
  const options = await listOptions(container, market, where.province)
  const free = new Map(options.map(({ id, data }) => [id, freeThere(data, where.province)]))
  const goods_fen = [...free.values()].some((from) => from !== null) ? await paidForGoods() : 0
  const context = pricingContext(market, items, where, goods_fen)
  const fulfillment = container.resolve(Modules.FULFILLMENT)
  const choices = options.map(async (option): Promise<ShippingChoice> => {
    const { id, name, data } = option
    const type_id = option.type?.id ?? null
    const free_from_fen = free.get(id) ?? null
    const choice = { id, name, type: typeOf(option), type_id, data, tax_inclusive: true, terms: null, free_from_fen }
    if (option.price_type !== 'calculated') {
      const amount = option.calculated_price?.calculated_amount ?? null
      const tax_inclusive = !!option.calculated_price?.is_calculated_price_tax_inclusive
      return amount === null
        ? { ...choice, amount_fen: null, reason: '这种配送方式还没有运费' }
        : { ...choice, tax_inclusive, amount_fen: toFen(amount), reason: null }
    }
    try {
      const [price] = await fulfillment.calculateShippingOptionsPrices([
        { id, provider_id: option.provider_id, optionData: data ?? {}, data: {}, context },
      ])
      const tax_inclusive = price.is_calculated_price_tax_inclusive
      const terms = { provider_id: option.provider_id, option: data ?? {}, context: { ...context } }
      return { ...choice, tax_inclusive, amount_fen: toFen(price.calculated_amount), reason: null, terms }
    } catch (error) {
      if (!(error instanceof MedusaError) || error.type !== MedusaError.Types.NOT_ALLOWED) throw error
      return { ...choice, amount_fen: null, reason: error.message }
    }
  })
  return (await Promise.all(choices)).sort((a, b) => TYPES.indexOf(a.type) - TYPES.indexOf(b.type))
}

const freeThere = (data: Option['data'], province: string | undefined): number | null => {
  const table = readFreightTable(data)
  return table && freeFrom(table, province)
}

const optionsAsked = new InFlight<Option[]>()

async function listOptions(
  container: MedusaContainer,
  market: Market,
  province: string | undefined,
): Promise<Option[]> {
  if (!market.fulfillment_set_ids.length) return []
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const options = await optionsAsked.share(JSON.stringify([market.fulfillment_set_ids, province]), async () => {
    const { data } = await query.graph(
      {
        entity: 'shipping_options',
        fields: FIELDS,
        filters: {
          fulfillment_set_id: market.fulfillment_set_ids,
          address: { country_code: 'cn', province_code: province },
        } as Record<string, unknown>,
        context: QueryContext({ is_return: 'false', enabled_in_store: 'true' }),
      },
      { cache: { enable: true, ttl: KEPT_S } },
    )
    return data as unknown as Option[]
  })
  const flat = options.filter((option) => option.price_type !== 'calculated').map((option) => option.id)
  if (!flat.length) return options
  const { data: priced } = await query.graph({
    entity: 'shipping_options',
    fields: ['id', 'calculated_price.*'],
    filters: { id: flat },
    context: { calculated_price: QueryContext({ region_id: market.region_id, currency_code: market.currency_code }) },
  })
  const prices = new Map((priced as unknown as Option[]).map((option) => [option.id, option.calculated_price]))
  return options.map((option) => ({ ...option, calculated_price: prices.get(option.id) }))
}

const FIELDS = [
  'id',
  'name',
  'price_type',
  'provider_id',
  'data',
  'shipping_profile_id',
  'type.id',
  'type.code',
  'service_zone.fulfillment_set.id',
  'service_zone.fulfillment_set.type',
  'rules.attribute',
  'rules.value',
  'rules.operator',
]

/** Express, cold chain or pickup, as staff set the option up. */
export function typeOf(option: Pick<Option, 'type' | 'service_zone'>): ShippingType {
  const code = option.type?.code ?? ''
  if (TYPES.includes(code)) return code as ShippingType
  return option.service_zone?.fulfillment_set?.type === 'pickup' ? 'pickup' : 'express'
}

/** The shape a Medusa cart gives a fulfillment provider, so that both ways to order come to the same amount. */
function pricingContext(market: Market, items: Item[], { province, city, district, detail }: Where, goods_fen: number) {
  const productsWhere = (is: (facts: { perishable: boolean; cold_chain: boolean }) => boolean) =>
    items.flatMap(({ good }) => (good.product?.good && is(good.product.good) ? [good.product.id] : []))
  return {
    id: 'quote',
    currency_code: market.currency_code,
    region_id: market.region_id,
    sales_channel_id: market.sales_channel_id,
    shipping_address: { country_code: 'cn', province, city, address_2: district, address_1: detail },
    items: items.map(({ good, quantity }) => ({
      id: good.id,
      variant_id: good.id,
      product_id: good.product?.id,
      quantity,
      variant: { id: good.id, weight: good.weight, product: { id: good.product?.id } },
      product: { id: good.product?.id },
    })),
    freight: {
      perishable_product_ids: productsWhere((facts) => facts.perishable),
      cold_chain_product_ids: productsWhere((facts) => facts.cold_chain),
      goods_fen,
    },
  } as unknown as Parameters<
    import('@medusajs/framework/types').IFulfillmentModuleService['calculateShippingOptionsPrices']
  >[0][number]['context']
}
