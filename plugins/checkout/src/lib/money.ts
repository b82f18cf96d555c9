import { MathBN } from '@medusajs/framework/utils'
import type { BigNumberInput } from '@medusajs/framework/types'

/** The one place where Medusa's decimal yuan and our whole fen meet. */

/** 12.34 → 1234; halves round away from zero, as Medusa rounds to the currency. null and undefined are 0. */
export function toFen(yuan: BigNumberInput | null | undefined): number {
  return Number(MathBN.convert(MathBN.mult(yuan ?? 0, 100)).toFixed(0))
}

/** 1234 → 12.34 */
export const toYuan = (fen: number): number => fen / 100
