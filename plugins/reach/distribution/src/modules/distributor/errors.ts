import { MedusaError } from '@medusajs/framework/utils'

const { CONFLICT, NOT_ALLOWED, NOT_FOUND } = MedusaError.Types

export const notDistributor = () => new MedusaError(NOT_FOUND, '您还没有申请做分销员')
export const alreadyApplied = () => new MedusaError(CONFLICT, '您已经申请过，不用再申请一次', 'already_applied')
export const agreementOld = () =>
  new MedusaError(CONFLICT, '分销协议刚更新过，请看过新的协议再提交', 'agreement_changed')
export const phoneFirst = () =>
  new MedusaError(NOT_ALLOWED, '请用手机号登录后再申请：佣金和消息都要用到手机号', 'phone_first')
export const notActive = () => new MedusaError(NOT_ALLOWED, '通过审核后才能分享', 'not_active')
