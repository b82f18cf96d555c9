import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { Trouble } from '@shanzhen/ports/types'
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
  const disputes = await service.disputesOf(key)
  // Of a dispute whose task staff closed before, the bank's word is still to come.
  const waiting = [...disputes].flatMap(([reference, over]) => (over ? [] : reference))
  const asked = [...new Set([...open.map(({ reference }) => reference), ...waiting])]
  const known = new Set(open.map(({ kind, reference }) => `${kind}:${reference}`))
  const isNews = ({ kind, reference }: Trouble) =>
    known.has(`${kind}:${reference}`) || kind !== 'dispute' || !disputes.get(reference)
  const told = await Promise.all(
    (await adapter.listTroubles(asked)).filter(isNews).map(async (trouble) => {
      const { kind, reference } = trouble
      const seen = kind === 'dispute' ? disputes.has(reference) : known.has(`${kind}:${reference}`)
      return { ...trouble, order_id: seen ? null : await orderOfSession(container, trouble.payment_session_id) }
    }),
  )
  await service.keepTasks(key, told)
  return new StepResponse(told.length)
})
