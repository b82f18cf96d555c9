import { MedusaError } from '@medusajs/framework/utils'
import { yuan } from '@shanzhen/money-kit/fen'

const { CONFLICT, INVALID_ARGUMENT, INVALID_DATA, NOT_ALLOWED, NOT_FOUND } = MedusaError.Types

export const payoutUnknown = () => new MedusaError(NOT_FOUND, '没有找到这笔打款')
export const batchUnknown = () => new MedusaError(NOT_FOUND, '没有找到这个打款文件')
export const payeesMissing = (kind: string) =>
  new MedusaError(INVALID_ARGUMENT, `payouts: option payees names nobody for ${kind}`)
export const tooLittle = (least_fen: number) =>
  new MedusaError(INVALID_DATA, `一次至少提 ${yuan(least_fen)}，不足这个数的要一次提完`, 'too_little')
export const tooMuch = (most_fen: number) =>
  new MedusaError(INVALID_DATA, `一次最多提 ${yuan(most_fen)}，更多请分几次`, 'too_much')
export const notThere = (there_fen: number) =>
  new MedusaError(CONFLICT, `可提的只有 ${yuan(there_fen)}，请改小金额`, 'not_enough')
export const oneOpen = () => new MedusaError(CONFLICT, '还有一笔提现没有办完，办完才能再提', 'one_open')
export const channelMissing = (channel: string) =>
  new MedusaError(INVALID_ARGUMENT, `payouts: option transfers names nobody for ${channel}`)
export const channelClosed = () => new MedusaError(NOT_ALLOWED, '本店没有开通微信转账，请改用银行账户')
export const transferTooMuch = (most_fen: number) =>
  new MedusaError(INVALID_DATA, `微信转账一次最多 ${yuan(most_fen)}，更多请分几次`, 'too_much')
export const transferTooLittle = (least_fen: number) =>
  new MedusaError(INVALID_DATA, `微信转账一次至少 ${yuan(least_fen)}`, 'too_little')
export const toldByChannel = () => new MedusaError(NOT_ALLOWED, '微信转账的结果由微信告知，不用登记')
export const notByChannel = () => new MedusaError(CONFLICT, '这笔打款不在微信转账途中，请刷新后再看')
export const nothingToConfirm = () => new MedusaError(CONFLICT, '这笔转账现在不用确认收款', 'nothing_to_confirm')
export const stillOpen = (said: string) => new MedusaError(CONFLICT, `现在还不能撤销：${said}`)
export const owedLess = (number: string) =>
  new MedusaError(CONFLICT, `${number} 申请以后，账上的欠款变少了，付出去会多付；请退回这笔，按现在的数重新申请`)
export const accountChanged = () =>
  new MedusaError(CONFLICT, '收款账户刚刚换过，请看一眼新的账户再申请', 'account_changed')
export const otherAccount = (number: string) =>
  new MedusaError(CONFLICT, `${number} 申请以后，收款账户换过了，付出去会到旧账户；请退回这笔，按新账户重新申请`)
export const noneApproved = () => new MedusaError(CONFLICT, '没有已复核、可以打款的申请，请刷新后再看')
const held = () => new MedusaError(CONFLICT, '这笔打款在核查中，放行以后才能审核', 'held')
const moved = () => new MedusaError(CONFLICT, '这笔打款刚有人处理过，请刷新后再看')
const samePerson = () => new MedusaError(NOT_ALLOWED, '审核的人不能自己复核，请另一位同事复核')
const related = () => new MedusaError(NOT_ALLOWED, '审核的人与您是同一手机号、同一邮箱或互有邀请关系，请另一位同事复核')
const unproved = () => new MedusaError(NOT_ALLOWED, '请先在“登录安全”里验证您的手机号，再来处理打款')
const maker = () => new MedusaError(NOT_ALLOWED, '做打款文件的人不能自己登记银行结果，请另一位同事登记')
const makerRelated = () =>
  new MedusaError(NOT_ALLOWED, '做打款文件的人与您是同一手机号、同一邮箱或互有邀请关系，请另一位同事登记结果')
const referenceKnown = () => new MedusaError(CONFLICT, '这个银行流水号已经登记在另一笔打款上')

const SAID: [RegExp, () => MedusaError][] = [
  [/UQ_payout_open/, oneOpen],
  [/UQ_payout_reference/, referenceKnown],
  [/CK_payout_(transfer_)?moves/, moved],
  [/CK_payout_transfer_over/, moved],
  [/CK_payout_held/, held],
  [/CK_payout_second_person/, samePerson],
  [/CK_payout_related/, related],
  [/CK_payout_unproved/, unproved],
  [/CK_payout_result_person/, maker],
  [/CK_payout_result_related/, makerRelated],
]

/** What the database refused, in people's words; anything else stays as it is. */
export function refuse(error: unknown): never {
  const { constraint = '', message = '' } = error as { constraint?: string; message?: string }
  throw SAID.find(([said]) => said.test(constraint) || said.test(message))?.[1]() ?? error
}
