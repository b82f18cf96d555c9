import type { MoneyRecord, Movement } from './money-record'

/** Medusa counts a difference or a credit of one cent as none (`getEpsilonFromDecimalPrecision`) and refuses to settle it. */
const UNSEEN_FEN = 1

/** What an order has to be told of its money, decided from its record alone. */
export type MendPlan = {
  /** Moved, but never booked on the order: Medusa was cut off between the two. */
  unbooked: Movement[]
  /** Booked with another amount: Medusa books an earlier, unbooked refund with the later one's amount. */
  misbooked: string[]
  /** Afterwards nothing may be open: an order is worth less by what went back. */
  settle: boolean
}

/** An order with a movement younger than `before` is left alone: it may still be under way, its total half-told. */
export function planMend({ movements, bookings, pending_fen, canceled }: MoneyRecord, before: Date): MendPlan {
  if (movements.some(({ created_at }) => created_at >= before)) return { unbooked: [], misbooked: [], settle: false }
  const unbooked: Movement[] = []
  const misbooked: string[] = []
  const wholesale = bookings.filter(({ reference }) => reference === 'refund').map((booking) => ({ ...booking }))
  for (const movement of movements) {
    const signed_fen = movement.kind === 'capture' ? movement.amount_fen : -movement.amount_fen
    const own = bookings.find(({ reference_id }) => reference_id === movement.id)
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
  const refunded_fen = movements
    .filter(({ kind }) => kind === 'refund')
    .reduce((sum, { amount_fen }) => sum + amount_fen, 0)
  const cutOffCredit = isOpen(pending_fen) && pending_fen > 0 && pending_fen <= refunded_fen
  return { unbooked, misbooked, settle: !canceled && (unbooked.length > 0 || cutOffCredit) }
}

export const isWhole = ({ unbooked, misbooked, settle }: MendPlan): boolean =>
  !unbooked.length && !misbooked.length && !settle

export const isOpen = (pending_fen: number): boolean => Math.abs(pending_fen) > UNSEEN_FEN
