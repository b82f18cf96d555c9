import { MedusaError } from '@medusajs/framework/utils'
import { yuan } from '@shanzhen/money-kit/fen'
import { kindName } from '../../words'

const { CONFLICT, INVALID_DATA, NOT_FOUND, NOT_ALLOWED } = MedusaError.Types

export const amountNotWhole = () => new MedusaError(INVALID_DATA, '金额必须是整数分，且不能为零')
export const unbalanced = () => new MedusaError(INVALID_DATA, '借贷不平：一笔分录的合计必须为零，且至少两行')
export const keyReused = (key: string) => new MedusaError(CONFLICT, `幂等键 ${key} 已用于内容不同的另一笔分录`)
export const alreadyReversed = () => new MedusaError(CONFLICT, '这笔分录已经冲销过')
export const notFound = () => new MedusaError(NOT_FOUND, '没有找到这笔分录')
export const accountNotFound = () => new MedusaError(NOT_FOUND, '没有找到这个账户')
export const belowZero = () => new MedusaError(NOT_ALLOWED, '余额不足：这个账户不允许为负')
export const voucherUnknown = () => new MedusaError(NOT_FOUND, '没有找到这张凭证')
export const voucherDecided = () => new MedusaError(CONFLICT, '这张凭证已经有人处理过')
export const samePerson = () => new MedusaError(NOT_ALLOWED, '填写凭证的人不能自己确认，请另一位同事复核')
const related = () =>
  new MedusaError(NOT_ALLOWED, '填写凭证的人与您是同一手机号、同一邮箱或互有邀请关系，请另一位同事确认')
const unproved = () => new MedusaError(NOT_ALLOWED, '请先在“登录安全”里验证您的手机号，再来确认凭证')
export const sameAccount = () => new MedusaError(INVALID_DATA, '借方和贷方不能是同一个账户')
export const otherCurrency = () => new MedusaError(INVALID_DATA, '借方和贷方的币种不同')
export const formReused = () => new MedusaError(CONFLICT, '这张凭证已经提交过，内容又改了；请刷新后重新填写')
export const notReversible = () =>
  new MedusaError(NOT_ALLOWED, '这笔分录不能在这里冲销：订单的收退款在订单里更正，冲销本身不再冲销')
const reversedBefore = () => new MedusaError(CONFLICT, '这笔分录已经冲销，或已有人在填写冲销凭证')
const referenceKnown = () => new MedusaError(CONFLICT, '这个流水号已经登记过，不能重复登记')
export const moreThanThere = (kind: string, there_fen: number) =>
  new MedusaError(NOT_ALLOWED, `${kindName(kind)}账上只有 ${yuan(there_fen)}，不能登记更多`)
const notCovered = () => new MedusaError(NOT_ALLOWED, '账上的余额不够，可能刚刚有别的付款或更正，请刷新后核对')

/** What the database refused, in the ledger's own words; anything else stays as it is. */
export function fromDatabase(error: unknown): unknown {
  const { message = '', constraint = '' } = error as { message?: string; constraint?: string }
  if (message.includes('ledger: below zero')) return belowZero()
  if (message.includes('ledger: unbalanced')) return unbalanced()
  if (constraint === 'ledger_transaction_reverses_id_key') return alreadyReversed()
  if (message.includes('CK_ledger_voucher_covered')) return notCovered()
  if (message.includes('CK_ledger_voucher_related')) return related()
  if (message.includes('CK_ledger_voucher_unproved')) return unproved()
  if (constraint === 'CK_ledger_voucher_second_person') return samePerson()
  if (constraint === 'UQ_ledger_voucher_reference') return referenceKnown()
  if (constraint === 'UQ_ledger_voucher_reversal') return reversedBefore()
  return error
}
