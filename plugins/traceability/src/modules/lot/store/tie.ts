import type { Knex } from '@medusajs/framework/mikro-orm/knex'

/** One line of a parcel in the stock's own terms: pieces of an inventory item that left a place. */
export type ShippedLine = { line_item_id: string; inventory_item_id: string; quantity: number }
export type Shipment = { order_id: string; fulfillment_id: string; location_id: string; lines: ShippedLine[] }

type Untied = { id: string; quantity: number; written_by: string }

/**
 * Says of the movements Medusa's shipping caused for which order line they were. The movements of one fulfillment come in
 * one database transaction and add up to its lines; where two look alike either is right. A fulfillment is tied once.
 * @returns the lots it took from
 */
export function tieShipment(knex: Knex, shipment: Shipment): Promise<string[]> {
  return knex.transaction(async (trx) => {
    await trx.raw('select pg_advisory_xact_lock(hashtext(?))', ['lot-tie'])
    const known = await trx('lot_movement').where({ fulfillment_id: shipment.fulfillment_id }).first()
    if (known) return []
    const lots: string[] = []
    for (const item of new Set(shipment.lines.map((line) => line.inventory_item_id))) {
      const lines = shipment.lines.filter((line) => line.inventory_item_id === item).map((line) => ({ ...line }))
      const wanted = lines.reduce((sum, line) => sum + line.quantity, 0)
      for (const row of pick(await untied(trx, item, shipment.location_id), wanted)) {
        const line = lines.find((entry) => entry.quantity > 0) ?? lines[0]
        line.quantity -= row.quantity
        const { order_id, fulfillment_id } = shipment
        const [{ lot_id }] = await trx('lot_movement')
          .where({ id: row.id })
          .update({ order_id, fulfillment_id, line_item_id: line.line_item_id })
          .returning('lot_id')
        lots.push(lot_id)
      }
    }
    return [...new Set(lots)]
  })
}

async function untied(trx: Knex.Transaction, item: string, place: string): Promise<Untied[]> {
  const { rows } = await trx.raw<{ rows: Untied[] }>(
    `select m.id, -m.delta as quantity, m.written_by::text from lot_movement m join lot l on l.id = m.lot_id
      where m.reason = 'ship' and m.order_id is null and l.inventory_item_id = ? and m.location_id = ?
        and not exists (select 1 from lot_movement r where r.returns_id = m.id) order by m.id`,
    [item, place],
  )
  return rows
}

/** The movements of one transaction that come to `wanted`; failing that the oldest that fit. */
function pick(rows: Untied[], wanted: number): Untied[] {
  for (const { written_by } of rows) {
    const group = rows.filter((row) => row.written_by === written_by)
    if (group.reduce((sum, row) => sum + row.quantity, 0) === wanted) return group
  }
  let left = wanted
  return rows.filter((row) => row.quantity <= left && (left -= row.quantity) >= 0)
}

/** Only where movements wait for their order line; a parcel just being packed is left alone for a moment. */
export async function untiedFulfillments(knex: Knex): Promise<string[]> {
  const { rows } = await knex.raw<{ rows: { id: string }[] }>(
    `select distinct f.id from lot_movement m join lot l on l.id = m.lot_id
      join fulfillment_item i on i.inventory_item_id = l.inventory_item_id and i.deleted_at is null
      join fulfillment f on f.id = i.fulfillment_id and f.location_id = m.location_id and f.canceled_at is null
      where m.reason = 'ship' and m.order_id is null and m.at > now() - interval '3 days'
        and f.created_at between m.at - interval '10 minutes' and m.at + interval '1 minute'
        and f.created_at < now() - interval '1 minute'
        and not exists (select 1 from lot_movement t where t.fulfillment_id = f.id)`,
  )
  return rows.map((row) => row.id)
}
