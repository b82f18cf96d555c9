import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ContainerRegistrationKeys, MedusaService } from '@medusajs/framework/utils'
import { contributions } from './contributions'

const PER_PAGE = 500

/** Keeps how often each product was sold: read by a key, never summed anew. */
export default class SoldCountService extends MedusaService({}) {
  private readonly knex: Knex

  constructor(cradle: { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }) {
    super(...[cradle])
    this.knex = cradle[ContainerRegistrationKeys.PG_CONNECTION]
  }

  /** By product; what was never sold is not in it. */
  async read(productIds: string[]): Promise<Map<string, number>> {
    const rows: { product_id: string; pieces: string }[] = productIds.length
      ? await this.knex('sold_count').whereIn('product_id', productIds)
      : []
    return new Map(rows.map((row) => [row.product_id, Number(row.pieces)]))
  }

  /**
   * Counts these orders as they stand now. Any number of times is the same as once; two at once wait for each other, and
   * products are written in one order, so that nobody waits in a circle.
   */
  async recount(orderIds: string[]): Promise<void> {
    for (const id of [...new Set(orderIds)].sort()) {
      await this.knex.transaction(async (trx) => {
        await trx.raw(`select pg_advisory_xact_lock(hashtextextended('sold:' || ?, 0))`, [id])
        const { rows: now } = await trx.raw<{ rows: { product_id: string; pieces: string }[] }>(
          contributions('o.id = ?'),
          [id],
        )
        const before = await trx('sold_line').where({ order_id: id })
        const products = [...new Set([...now, ...before].map((row) => row.product_id as string))].sort()
        for (const product_id of products) {
          const pieces = now.find((row) => row.product_id === product_id)?.pieces
          const line = { order_id: id, product_id }
          if (!pieces) await trx('sold_line').where(line).delete()
          else
            await trx('sold_line')
              .insert({ ...line, pieces })
              .onConflict(['order_id', 'product_id'])
              .merge(['pieces'])
        }
      })
    }
  }

  /** Orders that changed since a moment, whose event a crash may have lost. */
  async catchUp(since: Date): Promise<void> {
    for (let after = ''; ;) {
      const rows: { id: string }[] = await this.knex('order')
        .select('id')
        .where('updated_at', '>=', since)
        .where('id', '>', after)
        .orderBy('id')
        .limit(PER_PAGE)
      await this.recount(rows.map(({ id }) => id))
      if (rows.length < PER_PAGE) return
      after = rows[rows.length - 1].id
    }
  }
}
