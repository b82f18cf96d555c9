import { toFen } from '@shanzhen/money-kit/fen'
import type { LineReason, QuoteLine } from '../types'
import type { ShippingChoice } from './freight'
import type { Market } from './market'
import type { PricedLine } from './price-order'
import { englishName, isOnSale, isWeighed, type ShelfGood } from './shelf'

/** One line of a quote as the buyer reads it, with the one reason why it cannot be had, if any. */
type Ways = { choices: ShippingChoice[]; chosen: ShippingChoice | null; province: string | undefined }

export function describeLine(
  item: { variant_id: string; quantity: number },
  good: ShelfGood | undefined,
  market: Market,
  available: number,
  priced: PricedLine | undefined,
  ways: Ways,
  refusal?: string,
): QuoteLine {
  const product = good?.product ?? null
  const onSale = isOnSale(good, market)
  const [reason, message] = whyNot(item.quantity, onSale, refusal, available, !!product?.good?.perishable, ways)
  return {
    variant_id: item.variant_id,
    product_id: product?.id ?? null,
    handle: product?.handle ?? null,
    title: product?.title ?? null,
    title_en: englishName(product?.metadata),
    variant_title: good?.title ?? null,
    thumbnail: good?.thumbnail ?? product?.thumbnail ?? null,
    quantity: item.quantity,
    unit_price_fen: toFen(good?.calculated_price?.calculated_amount),
    total_fen: priced?.total_fen ?? 0,
    discount_fen: priced?.discount_fen ?? 0,
    weight_g: good?.weight ?? 0,
    available: onSale && !refusal ? available : 0,
    reason,
    message,
    facts: {
      kind: product?.good?.kind ?? null,
      perishable: product?.good?.perishable ?? false,
      age_limit: product?.good?.age_limit ?? null,
      not_food: product?.good?.not_food ?? false,
      variable_weight: !!good && isWeighed(good),
    },
  }
}

function whyNot(
  quantity: number,
  onSale: boolean,
  refusal: string | undefined,
  available: number,
  perishable: boolean,
  { choices, chosen, province }: Ways,
): [LineReason, string] | [null, null] {
  if (!onSale) return ['gone', '商品已下架']
  if (refusal) return ['not_for_sale', refusal]
  if (available < 1) return ['sold_out', '商品已售罄']
  if (available < quantity) return ['insufficient', `库存只剩 ${available} 件`]
  const parcels = choices.filter((choice) => choice.type !== 'pickup')
  const unreachable = !!province && parcels.length > 0 && parcels.every((choice) => choice.amount_fen === null)
  if (perishable && unreachable && chosen?.type !== 'pickup') {
    const cold = parcels.find((choice) => choice.type === 'cold_chain') ?? parcels[0]
    return ['not_shippable', cold.reason ?? '无法配送到该地区']
  }
  return [null, null]
}
