import { MedusaError } from '@medusajs/framework/utils'

const { INVALID_DATA, NOT_ALLOWED, NOT_FOUND } = MedusaError.Types

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
