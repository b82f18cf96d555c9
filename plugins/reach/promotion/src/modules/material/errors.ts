import { MedusaError } from '@medusajs/framework/utils'

export const materialUnknown = () => new MedusaError(MedusaError.Types.NOT_FOUND, '没有这份素材，或已下架')
