import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import { fromDatabase, receivingOver, receivingUnknown } from '../errors'

export type ReceivingRow = {
  id: string
  number: number
  producer_id: string
  producer_name: string
  /** `YYYY-MM-DD` */
  expected_on: string
  remark: string | null
  state: 'expected' | 'received' | 'canceled'
  made_by: string
  made_at: Date
  location_id: string | null
  delivery_number: string | null
  received_by: string | null
  received_at: Date | null
  request_key: string | null
  reason: string | null
  lines: number
  different: number
}
export type ReceivingLineRow = {
  id: string
  note_id: string
  position: number
  good_id: string
  inventory_item_id: string | null
  title: string
  expected: number
  received: number | null
  difference_reason: string | null
}
export type NewLine = Pick<ReceivingLineRow, 'good_id' | 'inventory_item_id' | 'title' | 'expected'>
type NewNote = Pick<ReceivingRow, 'producer_id' | 'producer_name' | 'expected_on' | 'remark' | 'made_by'>

const COLUMNS = `n.*, to_char(n.expected_on, 'YYYY-MM-DD') as expected_on,
  (select count(*)::int from receiving_line l where l.note_id = n.id) as lines,
  (select count(*)::int from receiving_line l where l.note_id = n.id and l.received <> l.expected) as different`

export async function writeNote(knex: Knex, note: NewNote, lines: NewLine[]): Promise<string> {
  return knex.transaction(async (trx) => {
    const id = generateEntityId(undefined, 'recv')
    await trx('receiving_note').insert({ ...note, id })
    await addLines(trx, id, lines, 0)
    return id
  })
}

/** Goods that nobody expected stand after those that somebody did. */
export const addLines = (knex: Knex, note_id: string, lines: NewLine[], after: number) =>
  lines.length
    ? knex('receiving_line').insert(
        lines.map((line, i) => ({
          ...line,
          note_id,
          id: generateEntityId(undefined, 'recvl'),
          position: after + i + 1,
        })),
      )
    : Promise.resolve()

type Asked = { state?: ReceivingRow['state']; after: string; take: number }
/** Those expected by their day, all others the newest first. `after`: the last row before, as `afterOf` says it. */
export async function listNotes(knex: Knex, { state, after, take }: Asked): Promise<ReceivingRow[]> {
  const query = knex('receiving_note as n').select(knex.raw(COLUMNS)).limit(take)
  if (state) query.where('n.state', state)
  const [on, number] = after.split('_')
  if (state !== 'expected') {
    if (Number(number)) query.where('n.number', '<', Number(number))
    return query.orderBy('n.number', 'desc')
  }
  if (Number(number) && !Number.isNaN(Date.parse(on)))
    query.whereRaw('(n.expected_on, n.number) > (?::date, ?)', [on, Number(number)])
  return query.orderBy(['n.expected_on', 'n.number'])
}
export const afterOf = ({ expected_on, number }: ReceivingRow) => `${expected_on}_${number}`

export async function readNote(knex: Knex, id: string): Promise<ReceivingRow> {
  const row = (await knex('receiving_note as n').select(knex.raw(COLUMNS)).where({ id }).first()) as
    | ReceivingRow
    | undefined
  if (!row) throw receivingUnknown()
  return row
}

export const linesOf = (knex: Knex, note_id: string): Promise<ReceivingLineRow[]> =>
  knex('receiving_line').where({ note_id }).orderBy('position')

/** The lots of a note that were not taken back with it. */
export const lotsOf = (knex: Knex, note_id: string): Promise<{ lot_id: string; line_id: string; quantity: number }[]> =>
  knex('receiving_lot as r')
    .join('receiving_line as l', 'l.id', 'r.line_id')
    .where('l.note_id', note_id)
    .whereNull('r.undone_at')
    .orderBy('r.lot_id')
    .select('r.lot_id', 'r.line_id', 'r.quantity')

type Received = Pick<ReceivingRow, 'location_id' | 'delivery_number' | 'received_by' | 'request_key'>
/** The first of two at one note takes it in. @throws MedusaError receiving_over */
export async function markReceived(knex: Knex, id: string, received: Received): Promise<void> {
  const set = { ...received, state: 'received', received_at: knex.fn.now() }
  if (!(await knex('receiving_note').where({ id, state: 'expected' }).update(set))) throw receivingOver()
}

export async function writeReceived(
  knex: Knex,
  line: { id: string; received: number; difference_reason: string | null },
  lots: { lot_id: string; quantity: number }[],
): Promise<void> {
  const { id, ...set } = line
  await knex('receiving_line').where({ id }).update(set)
  if (lots.length) await knex('receiving_lot').insert(lots.map((lot) => ({ ...lot, line_id: id })))
}

/** All its lots are taken back: it is expected again. @throws MedusaError receiving_over */
export async function markUndone(knex: Knex, id: string, by: { ended_by: string; reason: string }): Promise<void> {
  const ids = knex('receiving_line').where({ note_id: id }).select('id')
  await knex('receiving_lot').whereIn('line_id', ids).whereNull('undone_at').update({ undone_at: knex.fn.now() })
  await knex('receiving_line').where({ note_id: id }).update({ received: null, difference_reason: null })
  const none = { location_id: null, delivery_number: null, received_by: null, received_at: null, request_key: null }
  const set = { ...none, ...by, state: 'expected', ended_at: knex.fn.now() }
  if (!(await knex('receiving_note').where({ id, state: 'received' }).update(set))) throw receivingOver()
}

export async function cancelNote(knex: Knex, id: string, by: { ended_by: string; reason: string }): Promise<void> {
  try {
    const set = { ...by, state: 'canceled', ended_at: knex.fn.now() }
    if (!(await knex('receiving_note').where({ id }).update(set))) throw receivingUnknown()
  } catch (error) {
    throw fromDatabase(error)
  }
}
