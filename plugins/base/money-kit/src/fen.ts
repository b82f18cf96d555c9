import type { BigNumberInput } from '@medusajs/framework/types'
import { MathBN } from '@medusajs/framework/utils'

/** Where Medusa's decimal yuan and whole fen meet; halves round away from zero, nothing is 0. */
export const toFen = (yuan: BigNumberInput | null | undefined): number =>
  Number(MathBN.convert(MathBN.mult(yuan ?? 0, 100)).toFixed(0))
/** Whether an amount typed in yuan ends at its fen: one that does not is asked again, never rounded. */
export const isWholeFen = (yuan: number): boolean => Math.abs(yuan * 100 - toFen(yuan)) < 1e-6
export const toYuan = (fen: number): number => fen / 100
/** ¥12.34 */
export const yuan = (fen: number): string => `¥${toYuan(fen).toFixed(2)}`
