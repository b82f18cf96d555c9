import { MedusaError } from '@medusajs/framework/utils'
import { caseTooMuch, notRefunded, shareWithdrawn } from './said-to-staff'

const { CONFLICT, NOT_ALLOWED, NOT_FOUND, UNEXPECTED_STATE } = MedusaError.Types

export const statementUnknown = () => new MedusaError(NOT_FOUND, '没有找到这张对账单')
export const orderUnknown = () => new MedusaError(NOT_FOUND, '没有找到这个代发订单')
export const notPlaced = () => new MedusaError(NOT_ALLOWED, '这个订单还没有下成，没有售后可办')
export const remarkUnknown = () => new MedusaError(NOT_FOUND, '没有找到这条异议')
export const lineUnknown = () => new MedusaError(NOT_FOUND, '对账单上没有这一行')
export const nothingToClose = () => new MedusaError(CONFLICT, '上一张对账单之后预存款没有变动，不用再出', 'nothing_new')
export const changed = (number: string) =>
  new MedusaError(UNEXPECTED_STATE, `对账单 ${number} 与账本对不上，请联系供应中心`)
export const eventUnknown = () => new MedusaError(NOT_FOUND, '没有找到这条信用记录，可能已经不计分了')
export const appealAnswered = () => new MedusaError(CONFLICT, '这条申诉已经答复过，请刷新后再看')
const appealedBefore = () => new MedusaError(CONFLICT, '这条记录已经申诉过', 'appealed')
const moved = () => new MedusaError(CONFLICT, '这张对账单已经确认过，有不对的在下一张里更正', 'confirmed')
const unanswered = () => new MedusaError(CONFLICT, '还有异议没有答复，答复后再确认', 'unanswered')
const answered = () => new MedusaError(CONFLICT, '这条异议已经答复过，请刷新后再看')
const raced = () => new MedusaError(CONFLICT, '刚刚出过一张对账单，请刷新后再看')

const SAID: [RegExp, () => MedusaError][] = [
  [/UQ_credit_appeal/, appealedBefore],
  [/CK_case_share_most/, caseTooMuch],
  [/CK_case_share_voucher/, shareWithdrawn],
  [/CK_case_share_refunded/, notRefunded],
  [/CK_shop_statement_moves/, moved],
  [/CK_shop_statement_unanswered/, unanswered],
  [/CK_shop_remark_stays/, answered],
  [/CK_shop_statement_follows|CK_shop_statement_period|UQ_shop_statement_seq|shop_statement_line_pkey/, raced],
  [/FK_shop_remark_line/, lineUnknown],
]

/** What the database refused, in people's words; anything else stays as it is. */
export function refuse(error: unknown): never {
  const { constraint = '', message = '' } = error as { constraint?: string; message?: string }
  throw SAID.find(([said]) => said.test(constraint) || said.test(message))?.[1]() ?? error
}
