import { MedusaError } from '@medusajs/framework/utils'

const { CONFLICT, INVALID_DATA, NOT_FOUND } = MedusaError.Types

export const campaignUnknown = () => new MedusaError(NOT_FOUND, '没有这个活动')
export const handleTaken = () => new MedusaError(CONFLICT, '这个页面地址已有活动用过，换一个', 'handle')
export const alreadyBegan = () => new MedusaError(CONFLICT, '活动已经开始或结束，不能再改', 'began')
export const alreadyOver = () => new MedusaError(CONFLICT, '活动已经结束', 'over')
export const goodsUnknown = () => new MedusaError(INVALID_DATA, '有的商品已不在店里，请重新选')
