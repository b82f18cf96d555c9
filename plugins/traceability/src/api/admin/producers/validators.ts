import { z } from '@medusajs/framework/zod'
import { PRODUCER_KINDS } from '../../../types'

/** A producer as staff enter it. */
const optionalText = z
  .string()
  .trim()
  .max(100, '不超过 100 字')
  .nullish()
  .transform((text) => text || null)

export const CreateProducer = z.strictObject({
  key: z.string({ error: '请填写代号' }).regex(/^[a-z][a-z0-9-]{1,39}$/, '代号用小写字母、数字和连字符，2–40 位'),
  name: z.string({ error: '请填写名称' }).trim().min(1, '请填写名称').max(60, '名称不超过 60 字'),
  kind: z.enum(PRODUCER_KINDS, { error: '请选择类型' }),
  sc_licence: optionalText,
  credit_code: optionalText,
  town: optionalText,
  is_demo: z.boolean().default(false),
})
export type CreateProducer = z.infer<typeof CreateProducer>

export const UpdateProducer = CreateProducer.omit({ key: true }).partial()
export type UpdateProducer = z.infer<typeof UpdateProducer>
