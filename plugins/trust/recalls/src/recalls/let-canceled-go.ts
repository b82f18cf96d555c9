/** An order that waited for goods called back and was canceled is no case of the recall any more. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { RECALL } from '../modules/recall'

/** Repeatable; whoever decides about the row meanwhile was quicker. */
export async function letCanceledGo(container: MedusaContainer, recall_id: string): Promise<void> {
  const recalls = container.resolve(RECALL)
  const waiting = await recalls.ordersWaiting(recall_id)
  if (!waiting.length) return
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'order',
    fields: ['id', 'status'],
    filters: { id: waiting, status: 'canceled' },
  })
  if (data.length)
    await recalls.dropCanceled(
      recall_id,
      data.map(({ id }) => id),
    )
}
