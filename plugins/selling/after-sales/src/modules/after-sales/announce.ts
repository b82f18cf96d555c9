/** Steps that others have not been told of yet: which they are, and noting each one after it was told. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { AfterSaleKind, AfterSaleState } from '../../types'

type Inspected = { line_item_id: string; quantity: number; sellable: number }

/** `event_id` stays the same however often the step is announced; `lines` are those of an inspection. */
export type AnnouncedStep = {
  event_id: string
  id: string
  order_id: string
  kind: AfterSaleKind
  state: AfterSaleState
  reason: string | null
  lines: Inspected[]
}

/** Claims with steps from before `before` that nobody was told of: the next ones after the claim `after`. */
export const unannounced = (knex: Knex, before: Date, after = '', take = 200): Promise<string[]> =>
  knex('after_sale_event')
    .whereNull('announced_at')
    .where('created_at', '<', before)
    .andWhere('after_sale_id', '>', after)
    .groupBy('after_sale_id')
    .orderBy('after_sale_id')
    .limit(take)
    .pluck('after_sale_id')

/**
 * Tells of a claim's open steps in the order they were taken, and notes each with its own commit. The row's lock keeps a
 * second teller waiting; a crash after telling and before the note tells that one step again.
 * @throws what `tell` throws; the rest stays open
 */
export async function announce(
  knex: Knex,
  after_sale_id: string,
  tell: (step: AnnouncedStep) => Promise<void>,
): Promise<void> {
  const next = () =>
    knex.transaction(async (trx) => {
      const event = await trx('after_sale_event')
        .where({ after_sale_id })
        .whereNull('announced_at')
        .orderBy(['created_at', 'id'])
        .forUpdate()
        .first('id', 'type')
      if (!event) return false
      const { order_id, kind, refuse_reason } = await trx('after_sale').where({ id: after_sale_id }).first()
      const reason = event.type === 'refused' ? refuse_reason : null
      const lines = event.type === 'inspected' ? await inspected(trx, after_sale_id) : []
      await tell({ event_id: event.id, id: after_sale_id, order_id, kind, state: event.type, reason, lines })
      await trx('after_sale_event').where({ id: event.id }).update({ announced_at: trx.fn.now() })
      return true
    })
  while (await next());
}

const inspected = (trx: Knex.Transaction, after_sale_id: string): Promise<Inspected[]> =>
  trx('after_sale_line').where({ after_sale_id }).orderBy('line_item_id').select('line_item_id', 'quantity', 'sellable')
