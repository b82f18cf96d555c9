import { z } from '@medusajs/framework/zod'
import { GOOD_KINDS, RETURN_RULES } from '../../../../../types'

/** The facts of a good as staff enter them. */
const optionalText = z
  .string()
  .trim()
  .max(60, '不超过 60 字')
  .nullish()
  .transform((text) => text || null)

export const SetGood = z.strictObject({
  kind: z.enum(GOOD_KINDS, { error: '请选择商品性质' }),
  perishable: z.boolean().default(false),
  cold_chain: z.boolean().default(false),
  age_limit: z.int('年龄限制须为整数').min(1, '年龄限制须大于 0').max(150, '年龄限制过大').nullable().default(null),
  not_food: z.boolean().default(false),
  variable_weight: z.boolean().default(false),
  gi: optionalText,
  town: optionalText,
  village: optionalText,
  aliases: z
    .array(z.string().trim().min(1, '别名不能为空').max(30, '别名不超过 30 字'))
    .max(20, '别名不超过 20 个')
    .default([]),
  sc_category: z
    .string()
    .regex(/^[12]\d{2}$/, 'SC 许可类别为 3 位数字，如 116')
    .nullable()
    .default(null),
  return_rule: z.enum(RETURN_RULES, { error: '请选择退货规则' }),
  producer_id: z.string().nullable().default(null),
})
export type SetGood = z.infer<typeof SetGood>
