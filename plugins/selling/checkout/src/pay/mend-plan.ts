import type { MoneyRecord, Movement } from './money-record'

/** Medusa counts a difference or a credit of one cent as none (`getEpsilonFromDecimalPrecision`) and refuses to settle it. */
const UNSEEN_FEN = 1

/** What an order has to be told of its money, decided from its record alone. */
export type MendPlan = {
  /** Moved, but never booked on the order: Medusa was cut off between the two. */
  unbooked: Movement[]
  /**
   * Booked with another amount (Medusa books an earlier, unbooked refund with the later one's amount), or once more: two who
   * take the same money in one moment both find it not booked yet.
   */
  misbooked: string[]
  /** The order may still have to be made worth less by what went back; `missingCredit` says by how much. */
  settle: boolean
}

/** An order with a movement younger than `before` is left alone: it may still be under way, its total half-told. */
export function planMend(record: MoneyRecord, before: Date): MendPlan {
  const { movements, bookings, canceled } = record
  if (movements.some(({ created_at }) => created_at >= before)) return { unbooked: [], misbooked: [], settle: false }
  const unbooked: Movement[] = []
  const misbooked: string[] = []
  const wholesale = bookings.filter(({ reference }) => reference === 'refund').map((booking) => ({ ...booking }))
  for (const movement of movements) {
    const signed_fen = movement.kind === 'capture' ? movement.amount_fen : -movement.amount_fen
    const [own, ...again] = bookings.filter(({ reference_id }) => reference_id === movement.id)
    misbooked.push(...again.map(({ id }) => id))
    if (own && own.amount_fen !== signed_fen) misbooked.push(own.id)
    if (own) {
      if (own.amount_fen !== signed_fen) unbooked.push(movement)
      continue
    }
    // Medusa's workflow for several payments books under the payment's id, one amount per refund.
    const match = wholesale.findIndex(
      ({ reference_id, amount_fen }) => reference_id === movement.payment_id && amount_fen === signed_fen,
    )
    if (match >= 0) wholesale.splice(match, 1)
    else unbooked.push(movement)
  }
  const refundUnbooked = unbooked.some(({ kind }) => kind === 'refund')
  return { unbooked, misbooked, settle: !canceled && (refundUnbooked || isOpen(missingCredit(record))) }
}

/**
 * How much less an order should be worth than it is: what was refunded says itself how much it takes off (`credit_fen`).
 * Refunds made past our own way do not; where there are such, what the order asks for beyond its price is theirs, up to
 * what they gave back. What staff added to an order is asked for rightly.
 */
export function missingCredit({ movements, credited_fen, pending_fen }: MoneyRecord): number {
  const refunds = movements.filter(({ kind }) => kind === 'refund')
  const said = refunds.filter(({ credit_fen }) => credit_fen !== null)
  const silent_fen = total(refunds.filter(({ credit_fen }) => credit_fen === null).map((one) => one.amount_fen))
  const missing_fen = total(said.map(({ credit_fen }) => credit_fen ?? 0)) + silent_fen - credited_fen
  return Math.max(0, Math.min(missing_fen, pending_fen))
}

export const isWhole = ({ unbooked, misbooked, settle }: MendPlan): boolean =>
  !unbooked.length && !misbooked.length && !settle

export const isOpen = (pending_fen: number): boolean => Math.abs(pending_fen) > UNSEEN_FEN

const total = (parts: number[]) => parts.reduce((sum, fen) => sum + fen, 0)
