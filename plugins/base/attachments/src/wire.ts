/** Pictures and papers that staff put to something, as they go over HTTP. */
import { z } from '@medusajs/framework/zod'

export const NewAttachment = z.strictObject({
  name: z.string({ error: '请填写文件名' }).trim().min(1, '请填写文件名').max(100, '文件名不超过 100 字'),
  /** base64 */
  content: z.string({ error: '缺少文件' }).min(1, '缺少文件'),
})
export type NewAttachment = z.infer<typeof NewAttachment>

export const Attachment = z.object({
  id: z.string(),
  name: z.string(),
  mime: z.string(),
  size_bytes: z.int(),
  by: z.string(),
  at: z.string(),
})
export type Attachment = z.infer<typeof Attachment>

/** Oldest first. */
export const Attachments = z.object({ files: z.array(Attachment) })
export type Attachments = z.infer<typeof Attachments>
