/** Turns what staff read off the scale into the figures and the money of a parcel; nothing is written here. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { toFen } from '@shanzhen/money-kit/fen'
import { invalidFields } from '../errors'
import { WEIGHING } from '../modules/weighing'
import { freightBackFor, freightGrams, isAbsurd, type WeighedParcel, type Weighing, weighLine } from '../rules/weighing'
import type { ParcelLine } from '../types'
import { readWeighable, type WeighableLine, type WeighableOrder } from './read-order'

type Weighable = WeighableLine & { nominal_g: number }

/**
 * Under the parcels' lock. Earlier parcels of the order count; those unpacked again do not.
 * @returns null where nothing of the parcel is weighed
 * @throws ParcelRefusal 400 naming each line whose grams are missing, not called for, or cannot be right
 */
export async function planWeighing(
  container: MedusaContainer,
  order_id: string,
  parcel: ParcelLine[],
): Promise<WeighedParcel | null> {
  const order = await readWeighable(container, order_id)
  const scaled = order ? checkGrams(order.lines, parcel) : []
  if (!order || !scaled.length) return null
  const packed = order.parcels.filter(({ canceled }) => !canceled).map(({ id }) => id)
  const weighed = await container.resolve(WEIGHING).parcelsOf([order_id])
  const earlier = weighed.filter(({ fulfillment_id }) => packed.includes(fulfillment_id))
  const before = earlier.flatMap(({ lines }) => lines)
  const lines = scaled.map(({ line, quantity, actual_g }) =>
    weighLine(line, of(before, line.line_item_id), { quantity, actual_g }),
  )
  const recounted_fen = await recountFreight(container, order, [...before, ...lines])
  const { paid_fen, sold_fen } = order.freight
  const before_fen = earlier.reduce((sum, { freight_fen }) => sum + freight_fen, 0)
  return {
    lines,
    goods_fen: lines.reduce((sum, { back_fen }) => sum + back_fen, 0),
    freight_fen: recounted_fen === null ? 0 : freightBackFor({ paid_fen, sold_fen, recounted_fen, before_fen }),
    freight_sold_fen: recounted_fen === null ? null : sold_fen,
    freight_recounted_fen: recounted_fen,
  }
}

const of = (weighed: Weighing[], line_item_id: string) => weighed.filter((one) => one.line_item_id === line_item_id)
const isWeighable = (line: WeighableLine | undefined): line is Weighable => typeof line?.nominal_g === 'number'

function checkGrams(lines: WeighableLine[], parcel: ParcelLine[]) {
  const faults: Record<string, string> = {}
  const scaled = parcel.flatMap(({ line_item_id, quantity, weighed_g }, index) => {
    const line = lines.find((candidate) => candidate.line_item_id === line_item_id)
    const fault = (message: string) => {
      faults[`lines.${index}.weighed_g`] = message
      return []
    }
    if (!isWeighable(line)) return weighed_g === undefined ? [] : fault('这种商品按件计价，不用填实重')
    if (weighed_g === undefined) return fault(`请填写 ${line.title} 的实重（克）`)
    const nominal_g = line.nominal_g * quantity
    if (isAbsurd(nominal_g, weighed_g))
      return fault(`${line.title} ${quantity} 件约 ${nominal_g} 克，实重 ${weighed_g} 克相差过半，请重新称重`)
    return [{ line, quantity, actual_g: weighed_g }]
  })
  if (Object.keys(faults).length) throw invalidFields(faults)
  return scaled
}

/**
 * The whole order's carriage by what is weighed so far, at the rates it was sold by. Each line counts as one piece of its
 * whole weight, so that no rounding of a piece's weight starts another kilogram. Null where carriage goes by no weight.
 */
async function recountFreight(container: MedusaContainer, order: WeighableOrder, weighed: Weighing[]) {
  const { terms, option_id } = order.freight
  if (!terms || !option_id) return null
  const items = terms.context.items.map((item) => {
    const line = order.lines.find(({ variant_id }) => variant_id === item.variant_id)
    if (!isWeighable(line)) return item
    return {
      ...item,
      quantity: 1,
      variant: { ...item.variant, weight: freightGrams(line, of(weighed, line.line_item_id)) },
    }
  })
  const fulfillment = container.resolve(Modules.FULFILLMENT)
  type Asked = Parameters<typeof fulfillment.calculateShippingOptionsPrices>[0][number]
  const context = { ...terms.context, items } as unknown as Asked['context']
  const [price] = await fulfillment.calculateShippingOptionsPrices([
    { id: option_id, provider_id: terms.provider_id, optionData: terms.option, data: {}, context },
  ])
  return toFen(price?.calculated_amount)
}
