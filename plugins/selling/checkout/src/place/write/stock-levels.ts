import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaError } from '@medusajs/framework/utils'
import type { StockClaim } from '../../quote/stock'
import { outOfStock } from '../../workflows/steps/reserve-stock'

type Level = { id: string; inventory_item_id: string; location_id: string; stocked: number; free: number }

/** The levels of some inventory items, kept from everybody else until the transaction ends, and what is taken of them. */
export class StockLevels {
  private readonly taken = new Map<string, number>()
  private constructor(private readonly levels: Level[]) {}

  static async lock(knex: Knex, claims: StockClaim[]): Promise<StockLevels> {
    const items = [...new Set(claims.map(({ inventory_item_id }) => inventory_item_id))]
    if (!items.length) return new StockLevels([])
    const { rows } = await knex.raw<{ rows: (Omit<Level, 'stocked' | 'free'> & { stocked: string; free: string })[] }>(
      `select id, inventory_item_id, location_id, stocked_quantity as stocked,
          stocked_quantity - reserved_quantity as free from inventory_level
        where inventory_item_id = any(?) and deleted_at is null order by inventory_item_id, location_id for update`,
      [items],
    )
    return new StockLevels(rows.map((row) => ({ ...row, stocked: Number(row.stocked), free: Number(row.free) })))
  }

  /** What lies on the shelf of an item, wherever. */
  stocked(inventory_item_id: string): number {
    return this.levels
      .filter((level) => level.inventory_item_id === inventory_item_id)
      .reduce((sum, { stocked }) => sum + stocked, 0)
  }

  /** Claims on one level count together. @returns what Medusa says where something is not there; null where all is */
  shortFor(claims: StockClaim[]): MedusaError | null {
    const wanted = new Map<string, number>()
    for (const claim of claims) {
      const level = this.of(claim)
      if (!level) return outOfStock()
      const sum = (wanted.get(level.id) ?? 0) + claim.quantity
      wanted.set(level.id, sum)
      if (!claim.allow_backorder && level.free - (this.taken.get(level.id) ?? 0) < sum) return outOfStock()
    }
    return null
  }

  take(claims: StockClaim[]): void {
    for (const claim of claims) {
      const id = this.of(claim)?.id
      if (id) this.taken.set(id, (this.taken.get(id) ?? 0) + claim.quantity)
    }
  }

  /** Writes what was taken as Medusa writes it: a number and its exact figure. */
  async write(knex: Knex): Promise<void> {
    const rows = [...this.taken].map(([id, pieces]) => ({ id, pieces }))
    if (!rows.length) return
    await knex.raw(
      `update inventory_level l set reserved_quantity = l.reserved_quantity + t.pieces, updated_at = now(),
          raw_reserved_quantity =
            jsonb_build_object('value', trim_scale(l.reserved_quantity + t.pieces)::text, 'precision', 20)
        from jsonb_to_recordset(?::jsonb) as t (id text, pieces numeric) where l.id = t.id`,
      [JSON.stringify(rows)],
    )
  }

  touched(): string[] {
    return [...this.taken.keys()]
  }

  private of({ inventory_item_id, location_id }: StockClaim): Level | undefined {
    return this.levels.find(
      (level) => level.inventory_item_id === inventory_item_id && level.location_id === location_id,
    )
  }
}
