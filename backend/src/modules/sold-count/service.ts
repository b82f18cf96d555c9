import { StoreService } from '@shanzhen/workflow-kit/store-service'
import { contributions } from './contributions'

const PER_PAGE = 500

/** Keeps how often each product was sold: read by a key, never summed anew. */
export default class SoldCountService extends StoreService({}) {
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
    const ids = [...new Set(orderIds)].sort()
    if (!ids.length) return
    await this.knex.transaction(async (trx) => {
      await trx.raw(
        `select pg_advisory_xact_lock(hashtextextended('sold:' || id, 0)) from unnest(?::text[]) with ordinality as of(id, at)
          order by at`,
        [ids],
      )
      await trx.raw(
        `select from sold_count where product_id in (select product_id from sold_line where order_id = any(?)
            union select product_id from (${contributions('o.id = any(?)')}) now) order by product_id for update`,
        [ids, ids],
      )
      await trx.raw(
        `with now as materialized (${contributions('o.id = any(?)')}),
          gone as (delete from sold_line s where s.order_id = any(?) and not exists
            (select from now where now.order_id = s.order_id and now.product_id = s.product_id))
        insert into sold_line (order_id, product_id, pieces) select order_id, product_id, pieces from now
          order by product_id, order_id
          on conflict (order_id, product_id) do update set pieces = excluded.pieces`,
        [ids, ids],
      )
    })
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
