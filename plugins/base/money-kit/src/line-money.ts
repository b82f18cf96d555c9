/** What of each line of an order its buyer has paid for and still keeps: by this whoever has a share of its price has less of it. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { backOf, readCorrections } from './corrections'
import { readPaidBack } from './paid-back'

/** `paid_fen`: of all its pieces, discounts taken off. */
export type PaidLine = { line_item_id: string; quantity: number; paid_fen: number }
export type LineMoney<Line> = {
  /** As far as they are of the order yet. */
  lines: Line[]
  /** By line: what went back for pieces of it, as far as somebody says for which. */
  back: Map<string, number>
  /** By line: what its pieces are worth that came back by Medusa's own return; the money follows, and names no line. */
  returned: Map<string, number>
}
/** Container keys of who pays for pieces of a line (`PaysBack`), and of who weighs what is packed (`Corrections`). */
export type WhoGivesBack = { paid_back: string[]; corrections: string | undefined }

/** @param of what of a line is so much for each of its pieces */
export async function readLineMoney<Line extends PaidLine>(
  container: MedusaContainer,
  order_id: string,
  sold: Line[],
  from: WhoGivesBack,
  of: (keyof Line)[] = ['paid_fen'],
): Promise<LineMoney<Line>> {
  const back = await backByLine(
    container,
    order_id,
    sold.map(({ line_item_id }) => line_item_id),
    from,
  )
  return { ...(await stillSold(container, order_id, sold, of)), back }
}

const DETAIL = ['quantity', 'return_received_quantity', 'return_dismissed_quantity'] as const
type Pieces = { quantity: number; return_received_quantity?: number; return_dismissed_quantity?: number }
type Order = { items?: { id: string; detail?: Pieces | null }[] }

/** Staff take pieces off, before and after they are paid. */
async function stillSold<Line extends PaidLine>(
  container: MedusaContainer,
  order_id: string,
  sold: Line[],
  of: (keyof Line)[],
): Promise<Pick<LineMoney<Line>, 'lines' | 'returned'>> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'order',
    fields: ['items.id', ...DETAIL.map((field) => `items.detail.${field}`)],
    filters: { id: order_id },
  })
  const [order] = data as unknown as Order[]
  if (!order) return { lines: sold, returned: new Map() }
  const now = new Map((order.items ?? []).map(({ id, detail }) => [id, detail]))
  const lines = sold.flatMap((line) => {
    const quantity = Math.min(line.quantity, Number(now.get(line.line_item_id)?.quantity ?? 0))
    if (quantity <= 0) return []
    const share = Object.fromEntries(of.map((key) => [key, (Number(line[key]) * quantity) / line.quantity]))
    return { ...line, ...share, quantity }
  })
  const returned = lines.map(({ line_item_id, paid_fen, quantity }): [string, number] => {
    const { return_received_quantity: sound = 0, return_dismissed_quantity: broken = 0 } = now.get(line_item_id) ?? {}
    return [line_item_id, (paid_fen * Math.min(quantity, Number(sound) + Number(broken))) / quantity]
  })
  return { lines, returned: new Map(returned) }
}

/** What went back for pieces of each line, by those who know for which: claims and recalls that are settled, and what weighed less. */
async function backByLine(
  container: MedusaContainer,
  order_id: string,
  ids: string[],
  { paid_back, corrections }: WhoGivesBack,
): Promise<Map<string, number>> {
  const back = new Map(ids.map((id) => [id, 0]))
  const add = (id: string, fen: number) => back.set(id, (back.get(id) ?? 0) + fen)
  for (const key of paid_back)
    for (const { line_item_id, fen, quantity, settled } of (await readPaidBack(container, key, ids)).values())
      if (quantity > 0) add(line_item_id, (fen * settled) / quantity)
  const weighed = (await readCorrections(container, corrections, [order_id])).get(order_id)
  for (const id of ids) add(id, backOf(weighed, id))
  return back
}

type GoodsMoney = { captured_fen: number; refunded_fen: number }

/**
 * What of each line's price went back, not rounded, in the order of the lines. What went back without a line being named
 * is first for pieces that came back by Medusa's own return, then comes off all lines alike, after what was paid beyond the
 * sale (goods that staff added). What somebody says goes back and is still on its way has not gone.
 * @param goods money for goods that came in and that went back, by the book; fen
 * @returns null where not all of the goods are paid
 */
export function goneOf(
  { lines, back, returned }: { lines: Omit<PaidLine, 'quantity'>[] } & Omit<LineMoney<never>, 'lines'>,
  { captured_fen, refunded_fen }: GoodsMoney,
): number[] | null {
  const goods_fen = lines.reduce((sum, { paid_fen }) => sum + paid_fen, 0)
  // Parts of a line are no whole fen: what is off by less than anybody counts is paid.
  if (captured_fen + 1e-6 < goods_fen) return null
  const named = lines.map((line) => Math.max(0, Math.min(line.paid_fen, back.get(line.line_item_id) ?? 0)))
  const known_fen = named.reduce((sum, fen) => sum + fen, 0)
  const there = known_fen > refunded_fen ? refunded_fen / known_fen : 1
  const beyond_fen = captured_fen - goods_fen
  const unnamed_fen = Math.max(0, refunded_fen - known_fen)
  const came = lines.map((line, i) =>
    Math.max(0, Math.min(line.paid_fen - named[i], returned.get(line.line_item_id) ?? 0)),
  )
  const came_fen = came.reduce((sum, fen) => sum + fen, 0)
  const paid = came_fen > 0 ? Math.min(1, unnamed_fen / came_fen) : 0
  const rest_fen = Math.max(0, unnamed_fen - came_fen - beyond_fen)
  const left_fen = goods_fen - known_fen - came_fen
  const share = left_fen > 0 ? Math.min(1, rest_fen / left_fen) : 0
  return lines.map(({ paid_fen }, i) =>
    Math.min(paid_fen, named[i] * there + came[i] * paid + (paid_fen - named[i] - came[i]) * share),
  )
}
