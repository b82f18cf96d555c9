import { MedusaError } from '@medusajs/framework/utils'

const { CONFLICT, INVALID_DATA, NOT_ALLOWED, NOT_FOUND } = MedusaError.Types

export const photoTooBig = () => new MedusaError(INVALID_DATA, '照片不能超过 4 MB')
export const photoWrongType = () => new MedusaError(INVALID_DATA, '照片须是完整的 JPEG、PNG 或 WebP 图片')
export const photoMissing = () => new MedusaError(NOT_FOUND, '还没有自己的照片')
export const posterRests = () => new MedusaError(NOT_ALLOWED, '现在不能分享，海报先不画', 'not_active')
export const notForSale = () => new MedusaError(CONFLICT, '这件商品现在不卖，海报先不画', 'not_for_sale')
export const tooManyPosters = () => new MedusaError(CONFLICT, '画海报的人多，请过一会儿再试', 'posters_busy')
