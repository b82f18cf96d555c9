import { z } from '@medusajs/framework/zod'

export const MakeFileBody = z.strictObject({
  reason: z
    .string()
    .trim()
    .max(300, '原因不超过 300 字')
    .nullish()
    .transform((typed) => typed || null),
})
export type MakeFileBody = z.infer<typeof MakeFileBody>
export const FileStepBody = z.strictObject({
  step: z.enum(['checked', 'handed_in'], { error: '请选择复核或登记报送' }),
})
export type FileStepBody = z.infer<typeof FileStepBody>
