import { z } from '@medusajs/framework/zod'
import { PRODUCER_KINDS } from '../../../types'

/** A producer as staff enter it; an emptied field becomes null, one left out of a change stays as it was. */
const text = z.string().trim().max(100, '不超过 100 字').nullable()
const emptied = (value: string | null) => value || null

const facts = {
  name: z.string({ error: '请填写名称' }).trim().min(1, '请填写名称').max(60, '名称不超过 60 字'),
  kind: z.enum(PRODUCER_KINDS, { error: '请选择类型' }),
}
const papers = {
  sc_licence: text.transform(emptied),
  credit_code: text.transform(emptied),
  town: text.transform(emptied),
}

export const CreateProducer = z.strictObject({
  ...facts,
  key: z.string({ error: '请填写代号' }).regex(/^[a-z][a-z0-9-]{1,39}$/, '代号用小写字母、数字和连字符，2–40 位'),
  sc_licence: papers.sc_licence.default(null),
  credit_code: papers.credit_code.default(null),
  town: papers.town.default(null),
  is_demo: z.boolean().default(false),
})
export type CreateProducer = z.infer<typeof CreateProducer>

export const UpdateProducer = z.strictObject({ ...facts, ...papers, is_demo: z.boolean() }).partial()
export type UpdateProducer = z.infer<typeof UpdateProducer>
