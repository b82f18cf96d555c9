/** What orders that somebody brought earn: noted once with the rules of their day, moved by steps alone. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { CommissionLine, CommissionSale, StepCause } from '../types'

export type NotedLine = Omit<CommissionLine, 'earned_fen' | 'released_fen' | 'kept_fen'>

/** Once; whoever comes second finds what the first wrote. */
export async function noteSale(knex: Knex, sale: CommissionSale, lines: NotedLine[]): Promise<void> {
  await knex.transaction(async (trx) => {
    const noted = await trx('commission_sale').insert(sale).onConflict('order_id').ignore().returning('order_id')
    // Of goods that cost nothing no line is noted.
    if (noted.length && lines.length) await trx('commission_line').insert(lines)
  })
}

/** With its lines; null where nothing was noted of it. */
export async function readSale(
  knex: Knex,
  order_id: string,
): Promise<(CommissionSale & { lines: CommissionLine[] }) | null> {
  const sale = (await knex('commission_sale').where({ order_id }).first()) as CommissionSale | undefined
  if (!sale) return null
  return {
    ...sale,
    lines: (await knex('commission_line').where({ order_id }).orderBy('line_item_id')) as CommissionLine[],
  }
}

/** Kept from others until the transaction ends, as they stand now; and how many steps there were. */
export async function holdLines(trx: Knex, order_id: string): Promise<{ lines: CommissionLine[]; turns: number }> {
  await trx('commission_sale').where({ order_id }).forUpdate().select('order_id')
  const lines = (await trx('commission_line').where({ order_id }).orderBy('line_item_id')) as CommissionLine[]
  const last = (await trx('commission_step').where({ order_id }).max({ turn: 'turn' }).first()) as {
    turn: number | null
  }
  return { lines, turns: last.turn ?? 0 }
}

export type Entry = { line_item_id: string; base_fen: number; amount_fen: number }

export async function addStep(
  trx: Knex,
  step: { order_id: string; turn: number; cause: StepCause },
  entries: Entry[],
): Promise<void> {
  await trx('commission_step').insert(step)
  const { order_id, turn } = step
  await trx('commission_entry').insert(entries.map((entry) => ({ ...entry, order_id, turn })))
}

/** What buyers keep of lines that earn nothing is known too: a draft of a rule is tried by it. */
export async function setKept(trx: Knex, kept: { line_item_id: string; kept_fen: number }[]): Promise<void> {
  for (const { line_item_id, kept_fen } of kept)
    await trx('commission_line').where({ line_item_id }).whereNot({ kept_fen }).update({ kept_fen })
}

export async function addRelease(
  trx: Knex,
  release: { id: string; distributor_id: string; amount_fen: number },
  lines: { line_item_id: string; amount_fen: number }[],
): Promise<void> {
  await trx('commission_release').insert(release)
  await trx.batchInsert(
    'commission_release_line',
    lines.map((line) => ({ ...line, release_id: release.id })),
    5000,
  )
}
