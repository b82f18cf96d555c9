/** How every route says that it did not do what was asked. */
import { z } from '@medusajs/framework/zod'

export const Refusal = z
  .object({
    type: z.string().optional().meta({ description: '哪一类问题；没有登录时 Medusa 不写' }),
    message: z.string().meta({ description: '给人看的话' }),
    code: z.string().optional().meta({ description: '给程序看的原因' }),
    fields: z.record(z.string(), z.string()).optional().meta({ description: '哪一项填得不对，如 items.0.quantity' }),
  })
  .meta({ description: '没有做成：为什么' })
export type Refusal = z.infer<typeof Refusal>
