import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import type { BillLine } from '@shanzhen/ports/types'
import type { Bill, BillTotals } from '../../../types'

export type NewBill = {
  channel: string
  bill_date: string
  fetched_by: string
  hash: string | null
  file: { name: string; content: Buffer } | null
  lines: BillLine[]
}

const CHUNK = 1000
const FIRST_PAUSE_MIN = 15
const LONGEST_PAUSE_MIN = 360

/** Bill, lines and file in one go, or nothing of it. A bill accepted before stays, whatever comes later. */
export async function keepBill(knex: Knex, input: NewBill): Promise<Bill> {
  const { channel, bill_date, fetched_by, hash, file, lines } = input
  return knex.transaction(async (trx) => {
    const known = await lockDay(trx, channel, bill_date)
    if (known && known.state !== 'failed') return known
    const fetched = {
      state: 'fetched',
      hash,
      failure: null,
      next_attempt_at: null,
      fetched_by,
      fetched_at: trx.fn.now(),
    }
    const bill = await write(trx, known, { channel, bill_date, ...fetched })
    const rows = lines.map((line, i) => ({
      ...line,
      raw: JSON.stringify(line.raw),
      id: generateEntityId(undefined, 'bline'),
      bill_id: bill.id,
      line_no: i + 1,
    }))
    for (let i = 0; i < rows.length; i += CHUNK) await trx('channel_bill_line').insert(rows.slice(i, i + CHUNK))
    if (file) {
      const content = file.content.toString('base64')
      await trx('channel_bill_file').insert({
        id: generateEntityId(undefined, 'bfile'),
        bill_id: bill.id,
        name: file.name,
        content,
      })
    }
    return bill
  })
}

type Failure = { channel: string; bill_date: string; failure: string; fetched_by: string }

/** The pause before the next try doubles from a quarter of an hour to six. */
export async function keepFailure(knex: Knex, { channel, bill_date, failure, fetched_by }: Failure): Promise<Bill> {
  return knex.transaction(async (trx) => {
    const known = await lockDay(trx, channel, bill_date)
    if (known && known.state !== 'failed') return known
    const attempts = (known?.attempts ?? 0) + 1
    const pause_min = Math.min(FIRST_PAUSE_MIN * 2 ** (attempts - 1), LONGEST_PAUSE_MIN)
    const next_attempt_at = new Date(Date.now() + pause_min * 60_000)
    return write(trx, known, { channel, bill_date, state: 'failed', failure, attempts, next_attempt_at, fetched_by })
  })
}

/** Two fetching the same day at once go one after the other. */
async function lockDay(trx: Knex, channel: string, bill_date: string): Promise<Bill | undefined> {
  await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [`channel_bill:${channel}:${bill_date}`])
  return trx<Bill>('channel_bill').where({ channel, bill_date }).first() as Promise<Bill | undefined>
}

async function write(trx: Knex, known: Bill | undefined, values: Record<string, unknown>): Promise<Bill> {
  const [bill] = known
    ? await trx('channel_bill').where({ id: known.id }).update(values).returning('*')
    : await trx('channel_bill')
        .insert({ id: generateEntityId(undefined, 'bill'), ...values })
        .returning('*')
  return bill as Bill
}

/** What the lines of these bills add up to. */
export async function totalsOf(knex: Knex, bill_ids: string[]): Promise<Map<string, BillTotals>> {
  const { rows } = await knex.raw<{ rows: ({ bill_id: string } & Record<keyof BillTotals, string>)[] }>(
    `select b.id as bill_id, coalesce(payment_count, 0) as payment_count, coalesce(payment_fen, 0) as payment_fen,
        coalesce(refund_count, 0) as refund_count, coalesce(refund_fen, 0) as refund_fen, coalesce(fee_fen, 0) as fee_fen,
        (select count(*) from bill_difference d where d.bill_id = b.id) as differences,
        (select count(*) from bill_difference d where d.bill_id = b.id and d.state = 'open') as open_differences
       from channel_bill b left join lateral (
        select count(*) filter (where kind = 'payment') as payment_count,
          sum(amount_fen) filter (where kind = 'payment') as payment_fen,
          count(*) filter (where kind = 'refund') as refund_count,
          sum(amount_fen) filter (where kind = 'refund') as refund_fen, sum(fee_fen) as fee_fen
        from channel_bill_line l where l.bill_id = b.id) l on true
      where b.id = any(?)`,
    [bill_ids],
  )
  return new Map(
    rows.map(({ bill_id, ...sums }) => [
      bill_id,
      Object.fromEntries(Object.entries(sums).map(([name, value]) => [name, Number(value)])) as BillTotals,
    ]),
  )
}

/** The channel's fee of a bill, by currency. */
export async function feesOf(knex: Knex, bill_id: string): Promise<{ currency: string; fee_fen: number }[]> {
  const { rows } = await knex.raw<{ rows: { currency: string; fee_fen: string }[] }>(
    'select fee_currency as currency, sum(fee_fen) as fee_fen from channel_bill_line where bill_id = ? group by 1',
    [bill_id],
  )
  return rows.map(({ currency, fee_fen }) => ({ currency, fee_fen: Number(fee_fen) }))
}

/** Which of these numbers some bill of the channel names, and with what kind: `payment:<number>` or `refund:<number>`. */
export async function numbersInBills(knex: Knex, channel: string, numbers: string[]): Promise<Set<string>> {
  const rows = await knex('channel_bill_line as l')
    .join('channel_bill as b', 'b.id', 'l.bill_id')
    .where('b.channel', channel)
    .whereIn('l.our_number', numbers)
    .select<{ kind: string; our_number: string }[]>('l.kind', 'l.our_number')
  return new Set(rows.map(({ kind, our_number }) => `${kind}:${our_number}`))
}
