import { MedusaError } from '@medusajs/framework/utils'

const { CONFLICT, INVALID_ARGUMENT, INVALID_DATA, NOT_ALLOWED, NOT_FOUND, UNEXPECTED_STATE } = MedusaError.Types

export const producerUnknown = () => new MedusaError(NOT_FOUND, '没有这个生产者')
export const lotWithoutProducer = (code: string) =>
  new MedusaError(NOT_ALLOWED, `批次 ${code} 没有登记生产者，不能定采购价`)
export const lotGone = (code: string) => new MedusaError(NOT_ALLOWED, `批次 ${code} 已作废或拒收，不用再定价`)
export const lotMade = (code: string) =>
  new MedusaError(NOT_ALLOWED, `批次 ${code} 是由别的批次做成的，采购价定在收货的批次上`)
export const priceUnknown = () => new MedusaError(NOT_FOUND, '没有这个协议价')
export const priceOfOthers = () => new MedusaError(INVALID_DATA, '这个协议价不是这个生产者这种商品的')
export const priceNotYet = (day: string) => new MedusaError(INVALID_DATA, `这个协议价从 ${day} 起才有效`)
export const priceSuperseded = () =>
  new MedusaError(INVALID_DATA, '这个协议价已被新的取代：请选今天有效的协议价，或先收货、由负责定价的人再定')
export const goodOfOthers = () => new MedusaError(INVALID_DATA, '这种商品不是这个生产者的')
export const bulkByPiece = (code: string) => new MedusaError(INVALID_DATA, `批次 ${code} 是散货，按公斤定价，不能按件`)
export const weightUnknown = (code: string) =>
  new MedusaError(INVALID_DATA, `批次 ${code} 的规格没有填重量，不能按公斤定价：请按件定价，或先在商品里填重量`)
export const sumTooLarge = () => new MedusaError(INVALID_DATA, '单价乘数量太大，请核对')
export const secretMissing = () => new MedusaError(INVALID_ARGUMENT, 'purchase: option accountSecret is missing')
export const accountUnreadable = () =>
  new MedusaError(UNEXPECTED_STATE, '这个账号打不开：请核对设置 SHOP_ACCOUNT_SECRET 是不是登记时的那一个')
export const accountMissing = () => new MedusaError(NOT_FOUND, '这个生产者没有登记收款账户')
export const noAccountYet = () =>
  new MedusaError(NOT_ALLOWED, '这个生产者还没有确认过的收款账户，请先登记并由另一位同事确认')
export const accountWaits = () => new MedusaError(NOT_ALLOWED, '这个生产者的新账户还在等另一位同事确认，确认后再打款')
export const accountMoved = () => new MedusaError(CONFLICT, '这个账户刚有人处理过或被换掉了，请刷新后再看')
export const accountSamePerson = () => new MedusaError(NOT_ALLOWED, '登记账户的人不能自己确认，请另一位同事确认')
export const accountRelated = () =>
  new MedusaError(NOT_ALLOWED, '登记账户的人与您是同一手机号、同一邮箱或互有邀请关系，请另一位同事确认')
export const accountUnproved = () =>
  new MedusaError(NOT_ALLOWED, '登记和确认收款账户的人都要先在“登录安全”里验证手机号')
export const ownProducer = () =>
  new MedusaError(NOT_ALLOWED, '这个生产者登记的是您自己的手机号或邮箱，请另一位同事办理')
