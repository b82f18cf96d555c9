import { MedusaError } from '@medusajs/framework/utils'

const { CONFLICT, INVALID_DATA, NOT_FOUND, NOT_ALLOWED } = MedusaError.Types

export const amountNotWhole = () => new MedusaError(INVALID_DATA, '金额必须是整数分，且不能为零')
export const unbalanced = () => new MedusaError(INVALID_DATA, '借贷不平：一笔分录的合计必须为零，且至少两行')
export const keyReused = (key: string) => new MedusaError(CONFLICT, `幂等键 ${key} 已用于内容不同的另一笔分录`)
export const alreadyReversed = () => new MedusaError(CONFLICT, '这笔分录已经冲销过')
export const notFound = () => new MedusaError(NOT_FOUND, '没有找到这笔分录')
export const accountNotFound = () => new MedusaError(NOT_FOUND, '没有找到这个账户')
export const belowZero = () => new MedusaError(NOT_ALLOWED, '余额不足：这个账户不允许为负')

/** What the database refused, in the ledger's own words; anything else stays as it is. */
export function fromDatabase(error: unknown): unknown {
  const { message = '', constraint = '' } = error as { message?: string; constraint?: string }
  if (message.includes('ledger: below zero')) return belowZero()
  if (message.includes('ledger: unbalanced')) return unbalanced()
  if (constraint === 'ledger_transaction_reverses_id_key') return alreadyReversed()
  return error
}
