import { MathBN } from '@medusajs/framework/utils'
import { toFen } from '@shanzhen/money-kit/fen'

/**
 * Shares in yuan as whole fen whose sum is the rounded whole: a 15% coupon over two lines takes off 14.775, which is
 * 14.78 split, never 14.77 or 14.79. The largest remainder gets the odd fen, of equals the first.
 */
export function toWholeFen(yuan: number[]): number[] {
  const exact = yuan.map((amount) => MathBN.mult(amount, 100))
  const shares = exact.map((amount) => Math.floor(amount.toNumber()))
  const whole = toFen(yuan.reduce((sum, amount) => MathBN.add(sum, amount), MathBN.convert(0)))
  const byRemainder = exact
    .map((amount, i) => ({ i, remainder: MathBN.sub(amount, shares[i]).toNumber() }))
    .sort((a, b) => b.remainder - a.remainder || a.i - b.i)
  let odd = whole - shares.reduce((sum, share) => sum + share, 0)
  for (const { i } of byRemainder) {
    if (odd-- <= 0) break
    shares[i] += 1
  }
  return shares
}
