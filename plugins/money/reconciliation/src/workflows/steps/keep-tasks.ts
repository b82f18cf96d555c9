import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { connect } from '../../lib/channels'
import { orderOfSession } from '../../lib/payments'
import { RECONCILIATION } from '../../modules/reconciliation'

/** What a channel cannot do by itself becomes a task for staff. Repeatable; what the channel settled closes by itself. */
export const keepTasksStep = createStep('keep-channel-tasks', async (key: string, { container }) => {
  const service = container.resolve(RECONCILIATION)
  const { adapter } = connect(container, key)
  const open = await service.listChannelTasks(
    { channel: key, state: 'open' },
    { take: null, select: ['reference', 'kind'] },
  )
  const troubles = await adapter.listTroubles(open.map(({ reference }) => reference))
  const known = new Set(open.map(({ kind, reference }) => `${kind}:${reference}`))
  const told = await Promise.all(
    troubles.map(async (trouble) => {
      const seen = known.has(`${trouble.kind}:${trouble.reference}`)
      return { ...trouble, order_id: seen ? null : await orderOfSession(container, trouble.payment_session_id) }
    }),
  )
  await service.keepTasks(key, told)
  return new StepResponse(told.length)
})
