import { z } from '@medusajs/framework/zod'

/** Whether one's own photo and village stand on it. */
export const PosterQuery = z.object({ photo: z.enum(['0', '1']).optional(), village: z.enum(['0', '1']).optional() })
export type PosterQuery = z.infer<typeof PosterQuery>

/** Base64 of a JPEG, PNG or WebP, at most 4 MB. */
export const PhotoBody = z.strictObject({
  content: z.string({ error: '请选择照片' }).min(1, '请选择照片').max(6_000_000, '照片不能超过 4 MB'),
})
export type PhotoBody = z.infer<typeof PhotoBody>
