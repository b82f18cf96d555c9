import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { Sale, SaleLine } from '../../../types'

/** With its lines; null where the order was not made at a shop's page. */
export async function readSale(knex: Knex, order_id: string): Promise<(Sale & { lines: SaleLine[] }) | null> {
  const sale = (await knex('hosted_sale').where({ order_id }).first()) as Sale | undefined
  if (!sale) return null
  const lines = (await knex('hosted_sale_line').where({ order_id }).orderBy('line_item_id')) as SaleLine[]
  return { ...sale, lines }
}

/** Of these orders those that were made at shops' pages. */
export async function salesAmong(knex: Knex, order_ids: string[]): Promise<string[]> {
  const rows = (await knex('hosted_sale').whereIn('order_id', order_ids).select('order_id')) as { order_id: string }[]
  return rows.map(({ order_id }) => order_id)
}

/** Shops with sales whose margin and what was released of it differ. */
export async function unsettledShops(knex: Knex): Promise<string[]> {
  const rows = (await knex('hosted_sale')
    .whereRaw('earned_fen <> released_fen')
    .distinct('shop_id')
    .orderBy('shop_id')) as { shop_id: string }[]
  return rows.map(({ shop_id }) => shop_id)
}

/** The oldest first, behind `after`. */
export async function unsettledOf(knex: Knex, shop_id: string, take: number, after: string): Promise<Sale[]> {
  return (await knex('hosted_sale')
    .where({ shop_id })
    .whereRaw('earned_fen <> released_fen')
    .where('order_id', '>', after)
    .orderBy('order_id')
    .limit(take)) as Sale[]
}

/** Kept from others until the transaction ends, as they stand now. */
export async function holdSales(trx: Knex, order_ids: string[]): Promise<Sale[]> {
  return (await trx('hosted_sale').whereIn('order_id', order_ids).orderBy('order_id').forUpdate()) as Sale[]
}

export async function addStep(trx: Knex, order_id: string, turn: number, amount_fen: number): Promise<void> {
  await trx('hosted_margin').insert({ order_id, turn, amount_fen })
}

export async function addRelease(
  trx: Knex,
  release: { id: string; shop_id: string; amount_fen: number },
  lines: { order_id: string; amount_fen: number }[],
): Promise<void> {
  await trx('hosted_release').insert(release)
  await trx('hosted_release_line').insert(lines.map((line) => ({ ...line, release_id: release.id })))
}
