import { MedusaError } from '@medusajs/framework/utils'
import { z } from '@medusajs/framework/zod'

/** Which channels are reconciled: container key of the channel's service, Medusa's provider, and the name staff read. */
const schema = z.object({
  channels: z
    .array(z.object({ key: z.string().min(1), provider_id: z.string().min(1), name: z.string().min(1) }))
    .default([]),
})

/** Their names. */
export const OPTIONS = schema.shape

export type ChannelOptions = z.infer<typeof schema>['channels'][number]

/** @throws MedusaError naming what is wrong */
export function parseOptions(input: unknown): ChannelOptions[] {
  const result = schema.safeParse(input ?? {})
  if (result.success) return result.data.channels
  const wrong = result.error.issues.map(({ path, message }) => `${path.join('.')} (${message})`).join(', ')
  throw new MedusaError(MedusaError.Types.INVALID_DATA, `reconciliation settings: ${wrong}`)
}
