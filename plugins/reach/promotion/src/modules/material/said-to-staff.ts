import { MedusaError } from '@medusajs/framework/utils'

const { CONFLICT, INVALID_DATA } = MedusaError.Types

export const alreadyWithdrawn = () => new MedusaError(CONFLICT, '这份素材已经下架', 'withdrawn')
export const pictureTooBig = () => new MedusaError(INVALID_DATA, '图片不能超过 8 MB')
export const filmTooBig = () => new MedusaError(INVALID_DATA, '短视频不能超过 20 MB，请压缩后再传')
export const pictureWrongType = () => new MedusaError(INVALID_DATA, '图片须是完整的 JPEG、PNG 或 WebP')
export const filmWrongType = () => new MedusaError(INVALID_DATA, '短视频须是完整的 MP4')
export const noSuchTarget = () => new MedusaError(INVALID_DATA, '没有这个商品或货架')
