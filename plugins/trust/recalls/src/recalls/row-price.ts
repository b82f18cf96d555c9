import { shareOf } from '@shanzhen/money-kit/share'

type Gone = { quantity: number; fen: number }

/**
 * What the next pieces of a line are worth where parts of it went back in other ways: several parts come to what was paid.
 * @param line `returned`: pieces that Medusa took back, each at its share
 * @param gone what claims and other rows paid back
 * @returns whole fen, never above what is left of the line
 */
export function rowPrice(
  line: { bought: number; paid_fen: number; returned: number },
  gone: { claimed?: Gone; recalled?: Gone },
  quantity: number,
): number {
  const { bought, paid_fen, returned } = line
  const returned_fen = shareOf({ bought, paid_fen, before: 0, before_fen: 0, quantity: returned })
  return shareOf({
    ...{ bought, paid_fen, quantity },
    before: returned + (gone.claimed?.quantity ?? 0) + (gone.recalled?.quantity ?? 0),
    // The last row of an order brings its carriage along, which is no part of the line.
    before_fen: returned_fen + (gone.claimed?.fen ?? 0) + Math.min(gone.recalled?.fen ?? 0, paid_fen),
  })
}
