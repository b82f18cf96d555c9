import { createHash } from 'node:crypto'
import { generateEntityId } from '@medusajs/framework/utils'
import { StoreService } from '@shanzhen/workflow-kit/store-service'
import type { Columns } from '../../import/columns'
import { OrderImport } from './models/order-import'
import type { ImportedOrder, ImportRow, ImportState } from './types'

export type NewImport = Pick<
  ImportRow,
  'shop_id' | 'filename' | 'file_hash' | 'head' | 'head_row' | 'columns' | 'made_by'
> & { orders: Omit<ImportedOrder, 'import_id' | 'seq'>[] }

const PAGE = 500

/** Files of orders that shops uploaded: what was read of them, until they are sent or dropped. */
export default class OrderImportService extends StoreService({ OrderImport }) {
  async columnsSaid(shop_id: string, signatures: string[]): Promise<Map<string, Columns>> {
    const rows = (await this.knex('shop_column_map').where({ shop_id }).whereIn('signature', signatures)) as {
      signature: string
      columns: Columns
    }[]
    return new Map(rows.map(({ signature, columns }) => [signature, columns]))
  }

  async rememberColumns(shop_id: string, signature: string, columns: Columns, said_by: string): Promise<void> {
    const row = { shop_id, signature, columns: JSON.stringify(columns), said_by, updated_at: new Date() }
    await this.knex('shop_column_map').insert(row).onConflict(['shop_id', 'signature']).merge()
  }

  /** All of it in one transaction. */
  async keep({ orders, ...file }: NewImport): Promise<string> {
    const id = generateEntityId(undefined, 'shimp')
    const good = orders.filter(({ body }) => body)
    const sum = (of: 'goods_fen' | 'freight_fen') => good.reduce((total, order) => total + order[of], 0)
    await this.knex.transaction(async (trx) => {
      await trx('order_import').insert({
        ...{ ...file, id, head: JSON.stringify(file.head), columns: JSON.stringify(file.columns) },
        ...{ orders: orders.length, good: good.length, goods_fen: sum('goods_fen'), freight_fen: sum('freight_fen') },
      })
      for (let from = 0; from < orders.length; from += PAGE)
        await trx.raw(
          `insert into order_import_order (import_id, seq, number, row_nos, cells, faults, body, goods_fen, freight_fen,
              lead_hours)
            select ?, seq, number, row_nos, cells, faults, body, goods_fen, freight_fen, lead_hours
              from jsonb_to_recordset(?::jsonb) as r (seq int, number text, row_nos int[], cells jsonb, faults jsonb,
                body jsonb, goods_fen int, freight_fen int, lead_hours int)`,
          [id, JSON.stringify(orders.slice(from, from + PAGE).map((order, i) => ({ ...order, seq: from + i })))],
        )
    })
    return id
  }

  async find(shop_id: string, id: string): Promise<ImportRow | null> {
    return ((await this.knex('order_import').where({ shop_id, id }).first()) as ImportRow | undefined) ?? null
  }

  async page(shop_id: string, take: number, after?: string): Promise<ImportRow[]> {
    const query = this.knex('order_import').where({ shop_id }).orderBy('id', 'desc').limit(take)
    if (after) query.where('id', '<', after)
    return (await query) as ImportRow[]
  }

  /** The latest one of this file that was sent or waits to be. */
  async sameFile(shop_id: string, file: Buffer): Promise<ImportRow | null> {
    const file_hash = createHash('sha256').update(file).digest('hex')
    const query = this.knex('order_import').where({ shop_id, file_hash }).whereNot({ state: 'dropped' })
    return ((await query.orderBy('id', 'desc').first()) as ImportRow | undefined) ?? null
  }

  /** A page of what was read, in the order of the file. */
  async ordersOf(
    import_id: string,
    { take, after = -1, good }: { take: number; after?: number; good?: boolean },
  ): Promise<ImportedOrder[]> {
    const query = this.knex('order_import_order')
      .where({ import_id })
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(take)
    if (good === true) query.whereNotNull('body')
    if (good === false) query.whereNull('body')
    return (await query) as ImportedOrder[]
  }

  /** @returns whether it was moved here and now */
  async move(id: string, from: ImportState, to: ImportState): Promise<boolean> {
    const at = { updated_at: new Date(), ...(to === 'sending' && { sent_at: this.knex.fn.now() }) }
    return (
      (await this.knex('order_import')
        .where({ id, state: from })
        .update({ state: to, ...at })) > 0
    )
  }

  async sending(take: number): Promise<ImportRow[]> {
    return (await this.knex('order_import').where({ state: 'sending' }).orderBy('id').limit(take)) as ImportRow[]
  }

  /** The rows of what was sent whole, and of what was dropped: addresses that nobody needs any more. */
  async clear(id: string, onlyGood: boolean): Promise<void> {
    const query = this.knex('order_import_order').where({ import_id: id })
    if (onlyGood) query.whereNotNull('body')
    await query.delete()
  }
}
