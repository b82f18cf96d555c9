/** What a quarter's file is refused for, told to staff. */
import { MedusaError } from '@medusajs/framework/utils'

const { CONFLICT, NOT_ALLOWED, NOT_FOUND, INVALID_ARGUMENT, UNEXPECTED_STATE } = MedusaError.Types

export const quarterUnknown = () => new MedusaError(NOT_FOUND, '没有这个季度')
export const fileUnknown = () => new MedusaError(NOT_FOUND, '没有这份报送文件')
export const quarterOpen = () => new MedusaError(NOT_ALLOWED, '这个季度还没有过完，过完才能做报送文件')
export const nobodyPaid = () => new MedusaError(NOT_ALLOWED, '这个季度没有付过佣金，不用报送')
export const differs = (count: number) =>
  new MedusaError(CONFLICT, `有 ${count} 处对不上，请先查清；确认要照现在的数做，请写明原因`, 'differs')
export const whyAgain = () => new MedusaError(CONFLICT, '这个季度已经报送过，做更正请写明原因', 'correction')
export const fileMoved = () => new MedusaError(CONFLICT, '这份报送文件刚有人处理过，请刷新后再看')
export const olderFile = () => new MedusaError(CONFLICT, '已经做了更新的一份，请处理那一份')
const samePerson = () => new MedusaError(NOT_ALLOWED, '做文件的人不能自己复核，请另一位同事复核')
const related = () =>
  new MedusaError(NOT_ALLOWED, '做文件的人与您是同一手机号、同一邮箱或互有邀请关系，请另一位同事复核')
const unproved = () => new MedusaError(NOT_ALLOWED, '请先在“登录安全”里验证您的手机号，再来复核')
export const secretMissing = () => new MedusaError(INVALID_ARGUMENT, 'compliance: option accountSecret is missing')
export const fileUnreadable = () =>
  new MedusaError(UNEXPECTED_STATE, '这份报送文件打不开：请核对设置 SHOP_ACCOUNT_SECRET 是不是当时的那一个')

const SAID: [RegExp, () => MedusaError][] = [
  [/CK_quarter_report_moves/, fileMoved],
  [/UQ_quarter_report/, fileMoved],
  [/CK_quarter_report_second/, samePerson],
  [/CK_quarter_report_related/, related],
  [/CK_quarter_report_unproved/, unproved],
]

/** What the database refused, in people's words; anything else stays as it is. */
export function refuse(error: unknown): never {
  const { constraint = '', message = '' } = error as { constraint?: string; message?: string }
  throw SAID.find(([said]) => said.test(constraint) || said.test(message))?.[1]() ?? error
}
