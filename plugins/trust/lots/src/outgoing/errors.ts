import { MedusaError } from '@medusajs/framework/utils'

const { CONFLICT, INVALID_DATA, NOT_FOUND } = MedusaError.Types

export const orderUnknown = () => new MedusaError(NOT_FOUND, '没有找到这个订单')
export const orderCanceled = () => new MedusaError(CONFLICT, '订单已取消，不用做出库检验')
export const orderUnpaid = () => new MedusaError(CONFLICT, '订单还没有付款，付款后再做出库检验')
export const allGone = () => new MedusaError(CONFLICT, '商品已全部发出，不能再做出库检验')
export const lineUnknown = () => new MedusaError(INVALID_DATA, '这不是本订单的商品')
export const lotForeign = (code: string) => new MedusaError(INVALID_DATA, `批次 ${code} 不是这件商品的批次`)
export const valuesOfWhat = () => new MedusaError(INVALID_DATA, '填写检验数值时请选定一件商品')
