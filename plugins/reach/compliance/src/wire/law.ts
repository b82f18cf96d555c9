/** 法律边界: the law's limits beside what is kept of them. */
import { moment } from '@shanzhen/http/wire'
import { z } from '@medusajs/framework/zod'

export const LawLimits = z.object({
  at: moment,
  limits: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      /** Which law says so. */
      law: z.string(),
      /** What the shop does about it. */
      kept: z.string(),
      /** How many rows were looked at just now, and how many of them break it. */
      seen: z.int(),
      broken: z.int(),
    }),
  ),
})
export type LawLimits = z.infer<typeof LawLimits>
