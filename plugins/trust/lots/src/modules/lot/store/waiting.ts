import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { LotWait } from '../../../lot-types'

/** What a lot waits for; `expiring` lies on the shelf and is out of date within 30 days, today included. */
export const WAITS: Record<LotWait, string> = {
  to_inspect: `state = 'quarantine' and not exists (select from inspection i where i.lot_id = lot.id and i.kind = 'incoming')`,
  to_release: `state = 'quarantine' and (select i.verdict from inspection i where i.lot_id = lot.id and i.kind = 'incoming'
    order by i.at desc, i.id desc limit 1) = 'passed'`,
  failed: `state = 'quarantine' and (select i.verdict from inspection i where i.lot_id = lot.id and i.kind = 'incoming'
    order by i.at desc, i.id desc limit 1) = 'failed'`,
  expiring: `state = 'released' and best_before between lot_today() and lot_today() + 30
    and exists (select from lot_stock s where s.lot_id = lot.id and s.quantity > 0)`,
}

export async function countWaiting(knex: Knex): Promise<Record<LotWait, number>> {
  const counts = Object.entries(WAITS).map(
    ([name, where]) => `(select count(*)::int from lot where ${where}) as ${name}`,
  )
  const { rows } = await knex.raw<{ rows: Record<LotWait, number>[] }>(`select ${counts.join(', ')}`)
  return rows[0]
}
