import { MedusaError } from '@medusajs/framework/utils'
import { unprovedPerson } from './said-to-staff'

const { CONFLICT, INVALID_DATA, NOT_ALLOWED, NOT_FOUND } = MedusaError.Types

export const shopUnknown = () => new MedusaError(NOT_FOUND, '没有这家小店')
export const memberUnknown = () => new MedusaError(NOT_FOUND, '没有这位成员')
export const keyUnknown = () => new MedusaError(NOT_FOUND, '没有这个密钥')

export const nameTaken = () => new MedusaError(CONFLICT, '这个店铺名已经有人用了，请换一个', 'name_taken')
export const handleTaken = () => new MedusaError(CONFLICT, '这个店铺网址已经有人用了，请换一个', 'handle_taken')
export const holderWrong = (person: boolean) =>
  new MedusaError(INVALID_DATA, person ? '账户名须是本人姓名' : '账户名须与企业名称一致', 'holder_wrong')
export const alreadyApplied = () => new MedusaError(CONFLICT, '您已经提交过申请，不用再交一次', 'already_applied')
/** To whoever means to open a shop of their own and joined another's. */
export const memberElsewhere = () =>
  new MedusaError(CONFLICT, '您已经加入了另一家小店，不能同时申请自己的；请先在小店后台退出它，再登录申请', 'invited')
/** To whoever acts as an owner, and is none or none any more. */
export const ownersOnly = () => new MedusaError(NOT_ALLOWED, '您的角色不能做这一步，请让店主来做')
export const invitationOver = () => new MedusaError(NOT_FOUND, '这个邀请已经失效', 'invitation_over')
export const leaveFirst = () =>
  new MedusaError(CONFLICT, '您已经是一家小店的成员，一个手机号只能属于一家店；请先退出它，再登录加入', 'leave_first')
export const agreementOld = () =>
  new MedusaError(CONFLICT, '代发协议刚更新过，请看过新的协议再提交', 'agreement_changed')
export const licenceMissing = () => new MedusaError(INVALID_DATA, '请上传营业执照的照片或 PDF', 'licence_missing')
export const licenceTooBig = () =>
  new MedusaError(INVALID_DATA, '执照文件不能超过 4 MB，请压缩后再上传', 'licence_wrong')
export const licenceWrongType = () =>
  new MedusaError(
    INVALID_DATA,
    '执照只支持完整的 JPEG、PNG、WebP 图片和 PDF；PDF 不能加密，也不能带脚本或附件',
    'licence_wrong',
  )
export const noLicence = () => new MedusaError(NOT_FOUND, '这家小店没有执照文件')

export const tooManyAccounts = () =>
  new MedusaError(NOT_ALLOWED, '今天提交的收款账户太多了，请明天再提交', 'too_many_accounts')
export const accountWaits = () =>
  new MedusaError(NOT_ALLOWED, '新的收款账户还在等供应中心确认，确认后才能提现', 'account_waits')
export const noAccountYet = () => new MedusaError(NOT_ALLOWED, '还没有确认过的收款账户，不能提现', 'no_account')

export const phoneTaken = () =>
  new MedusaError(CONFLICT, '这个手机号已经是一家小店的成员，一个手机号只能属于一家店', 'phone_taken')
export const alreadyInvited = () => new MedusaError(CONFLICT, '这个手机号已经在本店的成员里，或已邀请过', 'phone_taken')
export const tooManyMembers = (most: number) => new MedusaError(NOT_ALLOWED, `成员最多 ${most} 位，请先移出不用的`)
export const tooManyInvited = () => new MedusaError(NOT_ALLOWED, '今天邀请的人太多了，请明天再邀请')
export const lastOwner = () =>
  new MedusaError(CONFLICT, '小店至少要有一位已加入的店主，请先把另一位已加入的成员设为店主', 'last_owner')
export const tooManyKeys = (most: number) => new MedusaError(NOT_ALLOWED, `有效的密钥最多 ${most} 个，请先作废不用的`)

const BY_CONSTRAINT: [RegExp, () => MedusaError][] = [
  [/UQ_shop_name/, nameTaken],
  [/UQ_shop_handle/, handleTaken],
  [/UQ_shop_member_phone/, phoneTaken],
  [/UQ_shop_(member|invitation)_(invited|waits)/, alreadyInvited],
  [/CK_shop_invitation_open/, invitationOver],
  [/CK_shop_unproved/, unprovedPerson],
  [/至少要有一位店主/, lastOwner],
]

/** What the database refused, in people's words; anything else stays as it is. */
export function fromDatabase(error: unknown): unknown {
  const { constraint = '', message = '' } = error as { constraint?: string; message?: string }
  return BY_CONSTRAINT.find(([said]) => said.test(constraint) || said.test(message))?.[1]() ?? error
}

export function refuse(error: unknown): never {
  throw fromDatabase(error)
}
