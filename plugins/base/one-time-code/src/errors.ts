import { MedusaError } from '@medusajs/framework/utils'

export interface RefusalDetails {
  fields?: Record<string, string>
  retry_after_s?: number
  /** What to compute before asking again: `bits` leading zero bits of SHA-256(`challenge:answer`). */
  work?: { challenge: string; bits: number }
}

/** A request that sign-in turns away; its fields survive the workflow that raised it. */
export class SignInRefusal extends MedusaError {
  constructor(
    readonly status: number,
    type: string,
    message: string,
    code: string,
    readonly details: RefusalDetails = {},
  ) {
    super(type, message, code)
  }
}

/** Reads a refusal back, also after a workflow has turned the error into a plain object. */
export function asRefusal(error: unknown): SignInRefusal | null {
  const candidate = error as Partial<SignInRefusal> | null
  return typeof candidate?.status === 'number' && candidate.code ? (candidate as SignInRefusal) : null
}

const { CONFLICT, INVALID_DATA, NOT_ALLOWED, UNAUTHORIZED } = MedusaError.Types

export const invalidFields = (fields: Record<string, string>) =>
  new SignInRefusal(400, INVALID_DATA, Object.values(fields)[0] ?? '填写有误', 'invalid', { fields })
/** One answer for a wrong, used, expired, never sent or worn-out code: it tells a guesser nothing. */
export const wrongCode = () => new SignInRefusal(401, UNAUTHORIZED, '验证码不正确或已过期', 'wrong_code')
export const tooSoon = (retry_after_s: number) =>
  new SignInRefusal(429, NOT_ALLOWED, `请 ${retry_after_s} 秒后再获取验证码`, 'too_soon', { retry_after_s })
export const tooMany = (retry_after_s: number) =>
  new SignInRefusal(429, NOT_ALLOWED, '今天获取验证码的次数过多，请明天再试', 'too_many', { retry_after_s })
/** The sender has asked for many codes: a second of computing goes before the next. */
export const workNeeded = (challenge: string, bits: number) =>
  new SignInRefusal(429, NOT_ALLOWED, '获取验证码较频繁，正在做一次安全验证，请稍候再试', 'work_needed', {
    work: { challenge, bits },
  })
export const tooManyHere = (retry_after_s: number) =>
  new SignInRefusal(429, NOT_ALLOWED, '这个网络获取验证码的次数过多，请一小时后再试', 'too_many_here', {
    retry_after_s,
  })
/** Strangers may have asked for them: its owner goes on where they signed in lately, or when this says. */
export const phoneFull = (retry_after_s: number) =>
  new SignInRefusal(
    429,
    NOT_ALLOWED,
    `这个手机号今天收到的验证码过多，请 ${hoursInWords(retry_after_s)}后再获取，或在最近登录过的网络获取`,
    'phone_full',
    { retry_after_s },
  )
export const smsStopped = (retry_after_s: number) =>
  new SignInRefusal(429, NOT_ALLOWED, '短信验证码暂停发送，请用邮箱登录，或过一会儿再试', 'sms_stopped', {
    retry_after_s,
  })
export const tooManyTries = (retry_after_s: number) =>
  new SignInRefusal(429, NOT_ALLOWED, `尝试次数过多，请 ${waitInWords(retry_after_s)}后再试`, 'too_many_tries', {
    retry_after_s,
  })
/** Said only after the code was right: a guesser does not learn which addresses are registered. */
export const notRegistered = () =>
  new SignInRefusal(403, NOT_ALLOWED, '这个手机号或邮箱还没有登记，请联系供应中心', 'not_registered')
/** Said only after the code was right, to a customer who has agreed to no version yet. */
export const consentRequired = () =>
  new SignInRefusal(422, NOT_ALLOWED, '请先阅读并同意《用户协议》和《隐私政策》', 'consent_required', {
    fields: { agreed: '请先阅读并同意《用户协议》和《隐私政策》' },
  })
const IN_THE_WAY = {
  unpaid: '还有订单等待付款，请先付款或取消，再注销账号',
  undelivered: '还有已付款的订单没有送达，请收货后再注销账号',
  owed: '还有退款没有退完，请等退款完成后再注销账号',
  claim: '还有售后申请没有办完，请办完或撤回后再注销账号',
  commission: '还有分销佣金没有结清，请等它到期并提现后再注销账号',
}
export type InTheWay = keyof typeof IN_THE_WAY
/** An account is not closed over business that still needs its buyer. */
export const notClosable = (why: InTheWay) => new SignInRefusal(409, CONFLICT, IN_THE_WAY[why], why)
export const actorUnknown = () => new SignInRefusal(404, MedusaError.Types.NOT_FOUND, '没有这种登录', 'unknown_actor')
export const secretMissing = () =>
  new MedusaError(MedusaError.Types.INVALID_ARGUMENT, 'one-time-code: option secret is missing')

const hoursInWords = (wait_s: number) =>
  wait_s < 3600 ? `${Math.ceil(wait_s / 60)} 分钟` : `${Math.ceil(wait_s / 3600)} 小时`
const waitInWords = (wait_s: number) => (wait_s < 120 ? `${wait_s} 秒` : `${Math.ceil(wait_s / 60)} 分钟`)
