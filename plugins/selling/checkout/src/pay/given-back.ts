import type { MedusaContainer } from '@medusajs/framework/types'
import { ChangeActionType, Modules, OrderChangeStatus } from '@medusajs/framework/utils'
import { backOf, readCorrections } from '@shanzhen/money-kit/corrections'
import { readPaidBack } from '@shanzhen/money-kit/paid-back'
import { CHECKOUT } from '../modules/checkout'

type Actions = { action: string; details?: { reference_id?: string } | null }[]

/**
 * Lines which the order's open edit changes, and of which money went back, is on its way or is claimed: by a claim, a recall
 * or a weighing. Their price is settled by the piece: what an edit took off would go back once more, out of what others of
 * the order's goods were paid with, and what it added to a line that a recall paid for would never be sent.
 */
export async function linesGivenBack(
  container: MedusaContainer,
  order_id: string,
): Promise<{ id: string; title: string }[]> {
  const orders = container.resolve(Modules.ORDER)
  const open = { order_id, status: [OrderChangeStatus.PENDING, OrderChangeStatus.REQUESTED] }
  const changes = await orders.listOrderChanges(open as object, { relations: ['actions'] })
  const actions = changes.flatMap((change) => (change.actions ?? []) as Actions)
  const changed = actions.flatMap(({ action, details }) => {
    const id = action === ChangeActionType.ITEM_UPDATE || action === ChangeActionType.ITEM_REMOVE
    return (id && details?.reference_id) || []
  })
  return givenBackOf(container, order_id, changed)
}

/** Of these lines of an order those of which money went back, is on its way or is claimed. */
export async function givenBackOf(
  container: MedusaContainer,
  order_id: string,
  lines: string[],
): Promise<{ id: string; title: string }[]> {
  if (!lines.length) return []
  const { paidBack, corrections } = container.resolve(CHECKOUT)
  const back = await Promise.all(paidBack.map((key) => readPaidBack(container, key, lines)))
  const weighed = (await readCorrections(container, corrections, [order_id])).get(order_id)
  const given = lines.filter((id) => backOf(weighed, id) > 0 || back.some((paid) => paid.has(id)))
  return given.length
    ? container.resolve(Modules.ORDER).listOrderLineItems({ id: given }, { select: ['id', 'title'] })
    : []
}
