/** Which lots orders' next parcels would be taken from, as things lie now: first expired first, order after order, line after line. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { readSoldParts } from '@shanzhen/money-kit/sold-parts'
import { LOT } from '../modules/lot'
import type { OrderOfGoods } from './order-lines'

export type WillTake = { line_item_id: string; lots: { id: string; code: string; quantity: number }[]; short: number }
/** Pieces of one part of a line; out of no lot where the good is not kept by lot (vouchers). */
export type Take = {
  order_id: string
  line_item_id: string
  inventory_item_id: string
  lot: { id: string; code: string } | null
  quantity: number
  /** No lot has them. */
  short: boolean
}

/**
 * What is still to pack of these orders, piece for piece: what one takes another does not find.
 * @param promised by lot, pieces that lie there and are somebody else's
 */
export async function planTakes(
  container: MedusaContainer,
  orders: OrderOfGoods[],
  promised: ReadonlyMap<string, number> = new Map(),
): Promise<Take[]> {
  const service = container.resolve(LOT)
  const lines = orders.flatMap(({ id: order_id, lines }) => lines.map((line) => ({ ...line, order_id })))
  const items = [...new Set(lines.flatMap(({ item_ids }) => item_ids))]
  const [parts, lying, known] = await Promise.all([
    readSoldParts(
      container,
      lines.map(({ line_item_id }) => line_item_id),
    ),
    service.lyingLots(items),
    service.outlook(items),
  ])
  const left = new Map(lying.map(({ id, there }) => [id, there - (promised.get(id) ?? 0)]))
  return lines.flatMap(({ order_id, line_item_id, unpacked }) =>
    (parts.get(line_item_id) ?? []).flatMap(({ inventory_item_id, required_quantity }) => {
      const take = { order_id, line_item_id, inventory_item_id }
      const takes: Take[] = []
      let wanted = unpacked * required_quantity
      for (const { id, code } of lying.filter((lot) => lot.inventory_item_id === inventory_item_id)) {
        const quantity = Math.min(wanted, left.get(id) ?? 0)
        if (quantity <= 0) continue
        takes.push({ ...take, lot: { id, code }, quantity, short: false })
        left.set(id, (left.get(id) ?? 0) - quantity)
        wanted -= quantity
      }
      const rest = { ...take, lot: null, quantity: wanted, short: known.has(inventory_item_id) }
      return wanted > 0 ? [...takes, rest] : takes
    }),
  )
}

/** By line of one order. `short`: pieces of goods kept by lot that no lot has. */
export async function willTake(container: MedusaContainer, order: OrderOfGoods): Promise<WillTake[]> {
  const takes = await planTakes(container, [order])
  return order.lines.map(({ line_item_id }) => {
    const own = takes.filter((take) => take.line_item_id === line_item_id)
    return {
      line_item_id,
      lots: own.flatMap(({ lot, quantity }) => (lot ? [{ ...lot, quantity }] : [])),
      short: own.reduce((sum, { short, quantity }) => sum + (short ? quantity : 0), 0),
    }
  })
}
