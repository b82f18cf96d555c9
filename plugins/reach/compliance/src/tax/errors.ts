import { MedusaError } from '@medusajs/framework/utils'

export const monthUnknown = () => new MedusaError(MedusaError.Types.NOT_FOUND, '这个月没有付款')
