import type { LineKind } from '@shanzhen/ports/types'
import type { FoundDifference } from '../types'

/** Money the shop knows of, under the number the channel has for it. */
export type Movement = {
  kind: LineKind
  number: string
  amount_fen: number
  order_id: string | null
  /** Dated so that this bill, or an earlier one, must name it. */
  due: boolean
}

type Line = { kind: LineKind; our_number: string; amount_fen: number }

/**
 * Bill and books side by side, number by number.
 * @param elsewhere `kind:number` of lines in any bill of the channel: money near midnight may stand in the next day's
 */
export function compareBill(lines: Line[], here: Movement[], elsewhere: Set<string>): FoundDifference[] {
  const there = new Map<string, number>()
  for (const { kind, our_number, amount_fen } of lines) {
    const key = `${kind}:${our_number}`
    there.set(key, (there.get(key) ?? 0) + amount_fen)
  }
  const known = new Map(here.map((movement) => [`${movement.kind}:${movement.number}`, movement]))
  const found: FoundDifference[] = []
  for (const [key, there_fen] of there) {
    const movement = known.get(key)
    const [line_kind, reference] = split(key)
    const order_id = movement?.order_id ?? null
    // A failed refund that is not counted here either is no difference.
    if (!movement && there_fen === 0) continue
    if (!movement) found.push({ kind: 'missing_here', line_kind, reference, order_id, here_fen: null, there_fen })
    else if (movement.amount_fen !== there_fen) {
      const here_fen = movement.amount_fen
      found.push({ kind: 'amount_differs', line_kind, reference, order_id, here_fen, there_fen })
    }
  }
  for (const [key, { amount_fen, order_id, due }] of known) {
    if (!due || there.has(key) || elsewhere.has(key)) continue
    const [line_kind, reference] = split(key)
    found.push({ kind: 'missing_there', line_kind, reference, order_id, here_fen: amount_fen, there_fen: null })
  }
  return found
}

function split(key: string): [LineKind, string] {
  return [key.startsWith('payment:') ? 'payment' : 'refund', key.slice(key.indexOf(':') + 1)]
}
