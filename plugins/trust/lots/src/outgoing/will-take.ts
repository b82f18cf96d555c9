/** Which lots an order's next parcel would be taken from, as things lie now: first expired first, line after line. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { readSoldParts } from '@shanzhen/money-kit/sold-parts'
import { LOT } from '../modules/lot'
import type { OrderOfGoods } from './order-lines'

export type WillTake = { line_item_id: string; lots: { id: string; code: string; quantity: number }[]; short: number }

/** `short`: pieces of goods kept by lot that no lot has. Goods without lots (vouchers) take none and lack none. */
export async function willTake(container: MedusaContainer, order: OrderOfGoods): Promise<WillTake[]> {
  const service = container.resolve(LOT)
  const items = [...new Set(order.lines.flatMap(({ item_ids }) => item_ids))]
  const [parts, lying, known] = await Promise.all([
    readSoldParts(
      container,
      order.lines.map(({ line_item_id }) => line_item_id),
    ),
    service.lyingLots(items),
    service.outlook(items),
  ])
  const left = new Map(lying.map(({ id, there }) => [id, there]))
  return order.lines.map(({ line_item_id, unpacked }) => {
    const lots: WillTake['lots'] = []
    let short = 0
    for (const { inventory_item_id, required_quantity } of parts.get(line_item_id) ?? []) {
      let wanted = unpacked * required_quantity
      for (const { id, code } of lying.filter((lot) => lot.inventory_item_id === inventory_item_id)) {
        const quantity = Math.min(wanted, left.get(id) ?? 0)
        if (quantity <= 0) continue
        lots.push({ id, code, quantity })
        left.set(id, (left.get(id) ?? 0) - quantity)
        wanted -= quantity
      }
      if (known.has(inventory_item_id)) short += wanted
    }
    return { line_item_id, lots, short }
  })
}
