import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { ORDER_NOTE } from '../../modules/order-note'
import type { LiftFlag, SetFlag } from '../../modules/order-note/service'

/** Each the only step that writes: nothing has to be taken back. */
export const writeNoteStep = createStep(
  'write-order-note',
  async (note: { order_id: string; text: string; written_by: string }, { container }) =>
    new StepResponse((await container.resolve(ORDER_NOTE).createOrderNotes(note)).id),
)

export const setFlagStep = createStep(
  'set-order-flag',
  async (flag: SetFlag, { container }) => new StepResponse(await container.resolve(ORDER_NOTE).setFlag(flag)),
)

export const liftFlagStep = createStep(
  'lift-order-flag',
  async (lift: LiftFlag, { container }) => new StepResponse(await container.resolve(ORDER_NOTE).liftFlag(lift)),
)
