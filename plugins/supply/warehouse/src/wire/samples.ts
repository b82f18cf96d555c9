/** Parcels drawn for a look before they leave. */
import { moment, text } from '@shanzhen/http/wire'
import { z } from '@medusajs/framework/zod'

export const SAMPLE_STATES = ['waiting', 'passed', 'failed'] as const
export const Sample = z.object({
  ...{ fulfillment_id: z.string(), order_id: z.string(), display_id: z.int(), packing_id: text },
  ...{ carrier_name: z.string(), tracking_number: text, packer: z.string() },
  /** By which rule it was drawn. */
  why: z.string(),
  drawn_at: moment,
  state: z.enum(SAMPLE_STATES),
  ...{ judged_by: text, judged_at: moment.nullable(), reason: text, unpacked_at: moment.nullable() },
})
export type Sample = z.infer<typeof Sample>
/** As it is put together. */
export type SampleSaid = z.input<typeof Sample>
export const SampleFile = Sample.extend({
  goods: z.array(z.object({ title: z.string(), pieces: z.int() })),
  lots: z.array(z.object({ code: z.string(), best_before: text })),
})
export type SampleFile = z.infer<typeof SampleFile>
export type SampleFileSaid = z.input<typeof SampleFile>
export const Samples = z.object({ samples: z.array(Sample), next: text })
export type Samples = z.infer<typeof Samples>

export const JudgeSample = z.discriminatedUnion(
  'verdict',
  [
    z.strictObject({ verdict: z.literal('passed') }),
    z.strictObject({
      verdict: z.literal('failed'),
      reason: z.string('请写哪里不对').trim().min(1, '请写哪里不对').max(100, '原因不超过 100 字'),
    }),
  ],
  { error: '请选择合格或不合格' },
)
export type JudgeSample = z.infer<typeof JudgeSample>
