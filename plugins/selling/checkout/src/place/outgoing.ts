/** Whether what an exchange or a claim sends can go the way that is chosen for it; where none is, the way its order was sold with. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ChangeActionType, ContainerRegistrationKeys, OrderChangeStatus } from '@medusajs/framework/utils'
import { assertSendable } from './deliverable'

type Change = { order_id: string; actions: Action[] }
type Action = {
  action: string
  reference_id: string | null
  return_id: string | null
  details: { reference_id?: string; quantity?: number } | null
}
const OPEN = [OrderChangeStatus.PENDING, OrderChangeStatus.REQUESTED]

/** @param kind whose `id` it is @throws Refusal not_shippable */
export async function assertSends(
  container: MedusaContainer,
  kind: 'exchange_id' | 'claim_id',
  id: string,
): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const read = async <T>(entity: string, fields: string[], filters: object) =>
    (await query.graph({ entity, fields, filters })).data as unknown as T[]

  const [change] = await read<Change>('order_change', ['order_id', 'actions.*'], { [kind]: id, status: OPEN })
  if (!change) return
  const added = change.actions.filter(({ action }) => action === ChangeActionType.ITEM_ADD)
  // What brings goods back belongs to a return.
  const way = change.actions.find(({ action, return_id }) => action === ChangeActionType.SHIPPING_ADD && !return_id)
  const lines = await read<{ id: string; variant_id: string | null }>('order_line_item', ['id', 'variant_id'], {
    id: added.flatMap(({ details }) => details?.reference_id ?? []),
  })
  const sizes = new Map(lines.map((line) => [line.id, line.variant_id]))
  const [method] = way
    ? await read<{ shipping_option_id: string | null }>('order_shipping_method', ['shipping_option_id'], {
        id: way.reference_id,
      })
    : []
  await assertSendable(
    container,
    change.order_id,
    added.map(({ details }) => ({
      variant_id: sizes.get(details?.reference_id ?? '') ?? null,
      quantity: Number(details?.quantity ?? 0),
    })),
    method?.shipping_option_id ?? undefined,
  )
}
