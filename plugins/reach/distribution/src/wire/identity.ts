/** 证件 as its own distributor reads it: never the number. */
import { moment } from '@shanzhen/http/wire'
import { z } from '@medusajs/framework/zod'

export const OwnIdentity = z.object({
  /** Null: nothing was given yet. */
  identity: z
    .object({
      kind: z.enum(['id_card', 'residence_permit', 'passport']),
      number_end: z.string(),
      created_at: moment,
    })
    .nullable(),
})
export type OwnIdentity = z.infer<typeof OwnIdentity>
