import type { CreateOrderDTO } from '@medusajs/framework/types'
import { generateEntityId, OrderStatus } from '@medusajs/framework/utils'
import { toYuan } from '@shanzhen/money-kit/fen'
import type { Buyer, Priced } from '../quote/build-quote'
import type { PricedLine } from '../quote/price-order'
import { englishName, isWeighed } from '../quote/shelf'
import type { Discount } from '../quote/promotions'
import type { TaxLine } from '../quote/taxes'
import type { PlaceBody } from '../wire'

/** A priced quote written as the order Medusa keeps; its ids are drawn here, so that stock can be held for them first. */
export type OrderInput = Omit<CreateOrderDTO, 'items'> & {
  id: string
  items: (NonNullable<CreateOrderDTO['items']>[number] & { id: string; variant_id: string })[]
}

export function orderInput(priced: Priced, buyer: Buyer, body: PlaceBody, placedAt: Date): OrderInput {
  const { market, order, shipping } = priced
  const address = orderAddress(body.address)
  const weighed = [...order.lines.values()].some(({ good }) => isWeighed(good))
  // Ids of one moment are drawn at random, and lines are read by id: in this order they stand as they were bought.
  const ids = [...order.lines].map(() => generateEntityId(undefined, 'ordli')).sort()
  const accepted = (yes: boolean) => (yes ? placedAt.toISOString() : undefined)
  return {
    id: generateEntityId(undefined, 'order'),
    region_id: market.region_id,
    customer_id: buyer.customer_id ?? undefined,
    sales_channel_id: buyer.sales_channel_id,
    status: OrderStatus.PENDING,
    email: body.email,
    currency_code: market.currency_code,
    locale: body.locale,
    shipping_address: address,
    billing_address: address,
    no_notification: false,
    items: [...order.lines.values()].map((line, index) => lineItem(line, ids[index])),
    shipping_methods: shipping
      ? [
          {
            name: shipping.name,
            amount: toYuan(shipping.amount_fen ?? 0),
            is_tax_inclusive: shipping.tax_inclusive,
            shipping_option_id: shipping.id,
            data: { type: shipping.type, ...(weighed && { terms: shipping.terms }) },
            tax_lines: order.shipping_tax_lines.map(taxLine),
            adjustments: order.shipping_adjustments.map(adjustment),
          },
        ]
      : [],
    promo_codes: [
      ...new Set(
        [...order.lines.values()]
          .flatMap((line) => line.adjustments)
          .concat(order.shipping_adjustments)
          .map((a) => a.code),
      ),
    ],
    metadata: {
      outlet: buyer.outlet && { name: buyer.outlet.name, handle: buyer.outlet.handle },
      placed_by: (buyer.by_staff && 'staff') || (buyer.trader && 'trader') || undefined,
      trader_id: buyer.trader?.id,
      shipping_type: shipping?.type,
      note: body.note || undefined,
      age_confirmed_at: accepted(priced.quote.requires.age_confirmation),
      fresh_notice_accepted_at: accepted(priced.quote.requires.fresh_notice),
    },
  } as unknown as OrderInput
}

function orderAddress({ name, phone, province, city, district, detail }: PlaceBody['address']) {
  return { first_name: name, phone, country_code: 'cn', province, city, address_2: district, address_1: detail }
}

function lineItem({ good, quantity, unit_price, tax_inclusive, tax_lines, adjustments }: PricedLine, id: string) {
  const { product } = good
  const price = good.calculated_price
  const onSale =
    price?.calculated_price?.price_list_type === 'sale' && price.original_amount !== price.calculated_amount
  return {
    id,
    quantity,
    title: product?.title,
    subtitle: good.title,
    thumbnail: good.thumbnail ?? product?.thumbnail,
    product_id: product?.id,
    product_title: product?.title,
    product_description: product?.description,
    product_subtitle: product?.subtitle,
    product_handle: product?.handle,
    product_type_id: product?.type_id,
    variant_id: good.id,
    variant_sku: good.sku,
    variant_barcode: good.barcode,
    variant_title: good.title,
    is_discountable: product?.discountable,
    is_giftcard: product?.is_giftcard ?? false,
    requires_shipping: good.inventory_items?.some((item) => item.inventory?.requires_shipping) ?? true,
    unit_price,
    compare_at_unit_price: onSale ? price.original_amount : undefined,
    is_tax_inclusive: tax_inclusive,
    tax_lines: tax_lines.map(taxLine),
    adjustments: adjustments.map(adjustment),
    // What the buyer was told at this purchase decides later whether it may be sent back without a reason, and whether
    // what it weighs when packed corrects its price.
    metadata: {
      weight_g: good.weight ?? 0,
      perishable: product?.good?.perishable ?? false,
      variable_weight: isWeighed(good),
      title_en: englishName(product?.metadata) ?? undefined,
    },
  }
}

const taxLine = ({ rate, code, name, provider_id, tax_rate_id }: TaxLine) => ({
  rate,
  code: code ?? 'default',
  description: name,
  provider_id,
  tax_rate_id,
})
const adjustment = ({ code, amount, is_tax_inclusive }: Discount) => ({ code, amount, is_tax_inclusive })
