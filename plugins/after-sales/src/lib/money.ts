import { MathBN } from '@medusajs/framework/utils'
import type { BigNumberInput } from '@medusajs/framework/types'

/** Where Medusa's decimal yuan and after-sales' whole fen meet; halves round away from zero. */
export const toFen = (yuan: BigNumberInput | null | undefined): number =>
  Number(MathBN.convert(MathBN.mult(yuan ?? 0, 100)).toFixed(0))
export const toYuan = (fen: number): number => fen / 100
