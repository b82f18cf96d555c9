import { MedusaError } from '@medusajs/framework/utils'

const { CONFLICT, INVALID_DATA, NOT_ALLOWED, NOT_FOUND } = MedusaError.Types

export const endpointUnknown = () => new MedusaError(NOT_FOUND, '没有找到这个推送地址')
export const deliveryUnknown = () => new MedusaError(NOT_FOUND, '没有找到这条推送')
export const tooManyEndpoints = (most: number) =>
  new MedusaError(NOT_ALLOWED, `推送地址最多 ${most} 个，请先删掉不用的`)
export const madeTooMany = () => new MedusaError(NOT_ALLOWED, '今天新加的推送地址太多了，请明天再加')
export const urlWrong = (why: string) => new MedusaError(INVALID_DATA, why, 'url_wrong')
export const isOff = () => new MedusaError(CONFLICT, '这个推送地址已停用，请先启用', 'endpoint_off')
export const tooOften = (most: number) =>
  new MedusaError(NOT_ALLOWED, `一个推送地址每分钟最多手动发 ${most} 次，请稍后再试`)
export const allTooOften = (most: number) =>
  new MedusaError(NOT_ALLOWED, `一家小店每分钟最多手动发 ${most} 次，请稍后再试`)
