import type { MedusaContainer } from '@medusajs/framework/types'
import { LOT } from '../modules/lot'
import type { OutgoingInspection, OutgoingLine, OutgoingState } from '../outgoing-types'
import { type LineOfGoods, type OrderOfGoods, readOrderOfGoods } from './order-lines'

type Rules = Awaited<ReturnType<typeof rulesOf>>

/** Whether a passed inspection of the line, or of the whole order, is younger than its last parcel. */
const hasPassed = (inspections: OutgoingInspection[], line: LineOfGoods) =>
  inspections.some(
    ({ verdict, line_item_id, at }) =>
      verdict === 'passed' &&
      (line_item_id === null || line_item_id === line.line_item_id) &&
      (!line.packed_at || at > line.packed_at),
  )

const rulesOf = (container: MedusaContainer, lines: LineOfGoods[]) =>
  container.resolve(LOT).outboundRules(lines.flatMap(({ good_ids }) => good_ids))

/** Its standard asks for an inspection before each parcel, and none has passed since the last one. */
const isMissing = (line: LineOfGoods, rules: Rules, inspections: OutgoingInspection[]) =>
  line.unpacked > 0 && line.good_ids.some((id) => rules.get(id)?.required) && !hasPassed(inspections, line)

/** The lines no passed inspection stands for, of those named. */
export async function linesMissing(container: MedusaContainer, order: OrderOfGoods): Promise<LineOfGoods[]> {
  const rules = await rulesOf(container, order.lines)
  if (![...rules.values()].some(({ required }) => required)) return []
  const inspections = await container.resolve(LOT).outgoing({ order_id: order.id })
  return order.lines.filter((line) => isMissing(line, rules, inspections))
}

/** What staff see of an order's outgoing inspections. */
export async function readOutgoingFile(
  container: MedusaContainer,
  order: OrderOfGoods,
): Promise<{ lines: OutgoingLine[]; inspections: OutgoingInspection[] }> {
  const lots = container.resolve(LOT)
  const [rules, inspections, lying] = await Promise.all([
    rulesOf(container, order.lines),
    lots.outgoing({ order_id: order.id }),
    lots.lyingLots(order.lines.flatMap(({ item_ids }) => item_ids)),
  ])
  return {
    inspections,
    lines: order.lines.map((line) => ({
      line_item_id: line.line_item_id,
      title: line.title,
      left: line.unshipped,
      missing: isMissing(line, rules, inspections),
      limits: line.good_ids.flatMap((id) => rules.get(id)?.limits ?? []),
      lots: lying.filter((lot) => line.item_ids.includes(lot.inventory_item_id)).map(({ id, code }) => ({ id, code })),
    })),
  }
}

/** What keeps a paid order here, as its buyer may know it. Whoever asks must have proven the order theirs. */
export async function outgoingState(container: MedusaContainer, order_id: string): Promise<OutgoingState> {
  const order = await readOrderOfGoods(container, order_id)
  if (!order?.paid || order.canceled || !order.lines.some(({ unshipped }) => unshipped > 0)) return null
  const holds = await container.resolve(LOT).outgoing({ order_id, open: true })
  const held = holds.some(
    ({ line_item_id }) =>
      !line_item_id || order.lines.some((line) => line.line_item_id === line_item_id && line.unshipped > 0),
  )
  if (held) return 'held'
  return (await linesMissing(container, order)).length ? 'inspecting' : null
}
