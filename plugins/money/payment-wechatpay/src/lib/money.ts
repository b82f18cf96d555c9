import { BigNumber, MathBN, MedusaError } from '@medusajs/framework/utils'
import type { BigNumberInput } from '@medusajs/framework/types'

/**
 * The one place where Medusa's decimal yuan and WeChat's integer fen meet: 12.34 ↔ 1234.
 * @throws MedusaError for another currency, a fraction of a fen or less than one fen
 */
export function fenFromYuan(amount: BigNumberInput, currencyCode: string): number {
  if (currencyCode.toLowerCase() !== 'cny') {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, '微信支付只收人民币。')
  }
  const fen = new BigNumber(MathBN.mult(amount, 100)).numeric
  if (!Number.isSafeInteger(fen) || fen < 1) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, '支付金额必须是不少于一分的整数分。')
  }
  return fen
}

export const yuanFromFen = (amount_fen: number) => new BigNumber(MathBN.div(amount_fen, 100)).numeric
