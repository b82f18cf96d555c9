/** What may not be done with a small shop, told to staff and to whoever sets the shop up. */
import { MedusaError } from '@medusajs/framework/utils'

const { CONFLICT, INVALID_ARGUMENT, NOT_ALLOWED, NOT_FOUND, UNEXPECTED_STATE } = MedusaError.Types

export const secretMissing = () => new MedusaError(INVALID_ARGUMENT, 'shops: option accountSecret is missing')
export const accountUnreadable = () =>
  new MedusaError(UNEXPECTED_STATE, '这个账号打不开：请核对设置 SHOP_ACCOUNT_SECRET 是不是登记时的那一个')
export const accountMissing = () => new MedusaError(NOT_FOUND, '这家小店没有收款账户')
export const nothingWaits = () => new MedusaError(CONFLICT, '这个新账户刚有人处理过或被换掉了，请刷新后再看')
export const stateMoved = () => new MedusaError(CONFLICT, '这家小店的状态刚变过，请刷新后再看')
export const notLowered = () =>
  new MedusaError(NOT_ALLOWED, '等级低了供货价就高了：降级按每月的信用分提前公告，固定只能不低于现在的等级')
export const notHeld = () => new MedusaError(CONFLICT, '这家小店的等级没有固定，请刷新后再看')
export const notTrading = () => new MedusaError(CONFLICT, '只给营业中的小店定等级')
export const businessOpen = (what: string) => new MedusaError(CONFLICT, `${what}，办完才能关闭小店`)
export const ownShop = () => new MedusaError(NOT_ALLOWED, '这家小店登记的是您自己的手机号，请另一位同事审核')
export const unprovedPerson = () => new MedusaError(NOT_ALLOWED, '请先在“登录安全”里验证您的手机号，再来审核')
