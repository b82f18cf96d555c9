/** What may not be done with a distributor, told to staff. */
import { MedusaError } from '@medusajs/framework/utils'

const { CONFLICT, NOT_ALLOWED, NOT_FOUND } = MedusaError.Types

export const distributorUnknown = () => new MedusaError(NOT_FOUND, '没有这位分销员')
export const stateMoved = () => new MedusaError(CONFLICT, '这位分销员的状态刚变过，请刷新后再看')
export const ownApplication = () => new MedusaError(NOT_ALLOWED, '这是您自己的手机号，请另一位同事审核')
export const notGrouped = () => new MedusaError(CONFLICT, '只给分享中或暂停的分销员分组')
