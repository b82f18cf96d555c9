import { z } from '@medusajs/framework/zod'
import { PHOTO_STEPS } from '../../../../../photo-types'
import { text } from '@shanzhen/http/fields'

/** `photo` is the picture as base64. */
export const AddPhoto = z.strictObject({
  step: z.enum(PHOTO_STEPS, { error: '请选择照片属于哪一步' }),
  caption: text('说明'),
  photo: z.base64({ error: '请选择照片' }).min(1, '请选择照片'),
})
export type AddPhoto = z.infer<typeof AddPhoto>

export const HidePhoto = z.strictObject({ reason: text('隐藏的原因', 200) })
export type HidePhoto = z.infer<typeof HidePhoto>
