/**
 * Reads a lot and everything it was made from. The lots' own tables are append-only and read in one go; what the good is,
 * how it is sold and who grew it is asked through the links.
 */
import type { MedusaContainer } from '@medusajs/framework/types'
import { readGoods, readProducers, readVariants } from './read-goods'
import type { LineageLot } from '@shanzhen/lots/lineage-types'
import { LOT } from '@shanzhen/lots/modules/lot'
import type { LotRecord } from './records'

/** null for an id that is no lot's. */
export async function readLot(container: MedusaContainer, lot_id: string): Promise<LotRecord | null> {
  const { lots, sources, events, tests, photos } = await container.resolve(LOT).lineage(lot_id)
  if (!lots.length) return null
  const [goods, producers, variants] = await Promise.all([
    readGoods(
      container,
      lots.map(({ good_id }) => good_id),
    ),
    readProducers(
      container,
      lots.flatMap(({ producer_id }) => producer_id ?? []),
    ),
    readVariants(
      container,
      lots.flatMap(({ inventory_item_id }) => inventory_item_id ?? []),
    ),
  ])
  const rows = new Map(lots.map((row) => [row.id, row]))
  const made = new Map<string, LotRecord>()

  /** A lot is made from older ones only, so this ends; a shared parent is one record. */
  const build = (row: LineageLot): LotRecord => {
    const known = made.get(row.id)
    if (known) return known
    const { good_id, producer_id, ...lot } = row
    const good = goods.get(good_id) ?? null
    const record: LotRecord = {
      ...lot,
      good: good && { ...good, variant: variants.get(`${row.inventory_item_id} ${good.product_id}`) ?? null },
      producer: producers.get(producer_id ?? '') ?? null,
      events: events.filter(({ lot_id }) => lot_id === row.id),
      tests: tests.filter(({ lot_id }) => lot_id === row.id),
      photos: photos.filter(({ lot_id }) => lot_id === row.id),
      parents: [],
    }
    made.set(row.id, record)
    record.parents = sources
      .filter(({ child_lot_id }) => child_lot_id === row.id)
      .flatMap(({ parent_lot_id, quantity }) => {
        const parent = rows.get(parent_lot_id)
        return parent ? [{ quantity, lot: build(parent) }] : []
      })
    return record
  }
  const asked = rows.get(lot_id)
  return asked ? build(asked) : null
}
