/** What staff said of an order, with their names. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, MedusaError } from '@medusajs/framework/utils'
import { namesOf } from '@shanzhen/http/names'
import { ORDER_NOTE } from './modules/order-note'
import type { OrderSaid } from './wire'

/** @throws MedusaError not_found */
export async function assertOrder(container: MedusaContainer, id: string): Promise<void> {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: 'order', fields: ['id'], filters: { id } })
  if (!data.length) throw new MedusaError(MedusaError.Types.NOT_FOUND, '没有这个订单')
}

export async function readSaid(container: MedusaContainer, order_id: string): Promise<OrderSaid> {
  const service = container.resolve(ORDER_NOTE)
  const newest = { order: { created_at: 'DESC', id: 'DESC' }, take: 500 } as const
  const [notes, flags] = await Promise.all([
    service.listOrderNotes({ order_id }, newest),
    service.listOrderFlags({ order_id }, newest),
  ])
  const names = await namesOf(container, [
    ...notes.map(({ written_by }) => written_by),
    ...flags.flatMap(({ set_by, lifted_by }) => [set_by, lifted_by]),
  ])
  const iso = (at: Date | string) => new Date(at).toISOString()
  return {
    notes: notes.map(({ id, text, written_by, created_at }) => ({
      id,
      text,
      by: names[written_by],
      at: iso(created_at),
    })),
    flags: flags.map(({ id, kind, reason, set_by, created_at, lifted_by, lifted_at, lift_reason }) => ({
      ...{ id, order_id, kind, reason, by: names[set_by], at: iso(created_at), lift_reason },
      ...{ lifted_by: lifted_by && names[lifted_by], lifted_at: lifted_at && iso(lifted_at) },
    })),
  }
}
