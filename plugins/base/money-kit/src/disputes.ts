/** What banks gave back of orders whose buyers disputed a charge: gone like what we pay back, though the book names no refund. */
import type { MedusaContainer } from '@medusajs/framework/types'
import type { Disputed, Disputes } from '@shanzhen/ports/types'

/** By order; without a `key` nobody keeps disputes. */
export async function readDisputed(
  container: MedusaContainer,
  key: string | undefined,
  order_ids: string[],
): Promise<Map<string, Disputed>> {
  if (!key || !order_ids.length) return new Map()
  const found = await container.resolve<Disputes>(key).disputedAmong(order_ids)
  return new Map(found.map((one) => [one.order_id, one]))
}

/** Orders of which a dispute was lost since then. */
export const readLost = async (container: MedusaContainer, key: string | undefined, since: Date): Promise<string[]> =>
  key ? container.resolve<Disputes>(key).lostSince(since) : []

type Money = { total_fen: number; freight_fen: number }

/** Goods' money that came in and that went back: of what a bank gave back, goods bear the part they have of what was not paid back. */
export function goodsMoney(
  { captured, refunded }: { captured: Money; refunded: Money },
  lost_fen = 0,
): { captured_fen: number; refunded_fen: number } {
  const captured_fen = captured.total_fen - captured.freight_fen
  const back_fen = refunded.total_fen - refunded.freight_fen
  if (lost_fen <= 0) return { captured_fen, refunded_fen: back_fen }
  const left_fen = captured.total_fen - refunded.total_fen
  if (lost_fen >= left_fen) return { captured_fen, refunded_fen: captured_fen }
  const share = Math.max(0, captured_fen - back_fen) / left_fen
  return { captured_fen, refunded_fen: Math.min(captured_fen, back_fen + lost_fen * share) }
}
