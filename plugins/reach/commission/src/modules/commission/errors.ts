import { MedusaError } from '@medusajs/framework/utils'

const { CONFLICT, NOT_ALLOWED, NOT_FOUND } = MedusaError.Types

export const nothingToWithdraw = () => new MedusaError(NOT_ALLOWED, '现在没有可提现的佣金', 'nothing_to_withdraw')
export const withdrawalChanged = () =>
  new MedusaError(CONFLICT, '可提现的金额刚刚变了，请看过新的金额再提现', 'withdrawal_changed')
export const identityFirst = () =>
  new MedusaError(NOT_ALLOWED, '请先登记证件号码：付佣金要按季度向税务报送', 'identity_first')
export const noWechat = () => new MedusaError(NOT_ALLOWED, '请先在微信里登录并绑定，佣金付到微信零钱', 'no_wechat')
export const suspendedNow = () => new MedusaError(NOT_ALLOWED, '分销资格暂停中，恢复后才能提现', 'suspended')
export const withdrawalUnknown = () => new MedusaError(NOT_FOUND, '没有找到这次提现')
