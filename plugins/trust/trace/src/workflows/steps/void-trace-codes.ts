import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { TRACE } from '../../modules/trace'
import { codeUnknown } from '../../modules/trace/errors'
import { normalizeCode } from '../../gs1/trace-code'

/** `code` null: the whole batch. */
export type TraceCodeVoiding = { batch_id: string; code: string | null; reason: string; by: string }

/** One statement, the last of its workflow: nothing after it can fail, so there is nothing to take back. */
export const voidTraceCodesStep = createStep('void-trace-codes', async (input: TraceCodeVoiding, { container }) => {
  const trace = container.resolve(TRACE)
  const why = { reason: input.reason, by: input.by }
  if (input.code === null) await trace.voidBatch(input.batch_id, why)
  else {
    const code = normalizeCode(input.code)
    if (!code) throw codeUnknown()
    await trace.voidCode(input.batch_id, code, why)
  }
  return new StepResponse({ id: input.batch_id })
})
