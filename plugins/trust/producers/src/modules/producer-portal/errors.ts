import { MedusaError } from '@medusajs/framework/utils'

const { DUPLICATE_ERROR, NOT_FOUND } = MedusaError.Types

export const contactTaken = () => new MedusaError(DUPLICATE_ERROR, '这个手机号或邮箱已经登记给一个生产者')
export const contactUnknown = () => new MedusaError(NOT_FOUND, '没有这个联系方式')
