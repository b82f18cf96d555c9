import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import type { Voucher, VoucherDraft } from '../../../types'
import * as errors from '../errors'
import { ensureAccounts } from './accounts'
import { writePostings } from './post'
import { findTransaction } from './transactions'

/** Kinds that may be taken back by a voucher of their own; payments of orders are corrected at the order. */
const REVERSIBLE = [
  'channel_payout',
  'cost_booked',
  'payable_paid',
  'producer_paid',
  'book_corrected',
  'case_borne',
  'difference_booked',
]
/** Which side of it a payment comes out of: what it holds is the most that can be paid. */
const PAID_FROM: Record<string, 'debit_account_id' | 'credit_account_id'> = {
  channel_payout: 'credit_account_id',
  payable_paid: 'debit_account_id',
  producer_paid: 'debit_account_id',
}

/** A bank's number typed wide or with gaps is the same number; case stays, for some channels' numbers mean it. */
const oneSpelling = (reference: string | null) =>
  reference && (reference.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '') || reference)

type Sides = { debit_account_id: string; credit_account_id: string; amount_fen: number; currency: string }
type Row = Omit<Voucher, 'amount_fen'> & { amount_fen: string }
const COLUMNS = `v.id, v.kind, v.state, v.debit_account_id, v.credit_account_id, v.amount_fen, v.currency, v.reverses_id,
  v.reference, v.note, to_char(v.effective_on, 'YYYY-MM-DD') as effective_on, v.drafted_by, v.drafted_at, v.decided_by,
  v.decided_at, v.transaction_id`

/**
 * Keeps a draft; nothing stands in the book yet. The same form sent twice is one.
 * @throws MedusaError invalid_data, not_found, not_allowed (more than there is), conflict (reference or reversal entered before)
 */
export async function draftVoucher(knex: Knex, draft: VoucherDraft): Promise<Voucher> {
  const { kind, note, effective_on, drafted_by, request_key = null } = draft
  const reference = PAID_FROM[kind] ? oneSpelling(draft.reference ?? null) : (draft.reference ?? null)
  try {
    return await knex.transaction(async (trx) => {
      const sides = await sidesOf(trx, draft)
      await assertCovered(trx, { kind, ...sides })
      const id = generateEntityId(undefined, 'lvch')
      const row = { id, kind, ...sides, reference, note, effective_on, drafted_by, request_key }
      const reverses_id = draft.kind === 'reversal' ? draft.reverses_id : null
      const [written] = await trx('ledger_voucher')
        .insert({ ...row, reverses_id })
        .onConflict(['drafted_by', 'request_key'])
        .ignore()
        .returning('id')
      const found = await readVoucher(trx, written ? { id } : { drafted_by, request_key })
      if (!written && !sameDraft(found, { ...row, reverses_id })) throw errors.formReused()
      return found
    })
  } catch (error) {
    throw errors.fromDatabase(error)
  }
}

/**
 * A second person lets it into the book: voucher and transaction in one commit, once.
 * @throws MedusaError not_found, conflict (decided before), not_allowed (the same person, no phone proved, more than there is)
 */
export async function confirmVoucher(knex: Knex, id: string, decided_by: string): Promise<Voucher> {
  return decide(knex, id, async (trx, voucher) => {
    if (voucher.drafted_by === decided_by) throw errors.samePerson()
    await assertCovered(trx, voucher)
    const { kind, reverses_id, note, reference, currency, effective_on, amount_fen } = voucher
    const original = reverses_id ? await findTransaction(trx, reverses_id) : null
    const [{ id: transaction_id }] = await writePostings(trx, [
      {
        idempotency_key: `voucher:${id}`,
        kind: original ? `${original.kind}_reversal` : kind,
        description: reference ? `${note}（流水号 ${reference}）` : note,
        ...{ reference_type: 'voucher', reference_id: id, currency, reverses_id },
        effective_at: endOf(effective_on),
        entries: [
          { account_id: voucher.debit_account_id, amount_fen },
          { account_id: voucher.credit_account_id, amount_fen: -amount_fen },
        ],
      },
    ])
    return { state: 'confirmed', decided_by, transaction_id }
  })
}

/** A day's last moment in Beijing, after what came in that day; of today, now. */
const endOf = (day: string) => new Date(Math.min(Date.now(), Date.parse(`${day}T23:59:59+08:00`)))

/** Takes a draft back before anybody confirmed it; whoever sees the mistake may. */
export async function withdrawVoucher(knex: Knex, id: string, decided_by: string): Promise<Voucher> {
  return decide(knex, id, async () => ({ state: 'withdrawn', decided_by }))
}

async function decide(
  knex: Knex,
  id: string,
  act: (trx: Knex.Transaction, voucher: Voucher) => Promise<Record<string, string>>,
): Promise<Voucher> {
  try {
    return await knex.transaction(async (trx) => {
      // Two who decide at once go one after the other.
      await trx.raw('select 1 from ledger_voucher where id = ? for update', [id])
      const voucher = await readVoucher(trx, { id })
      if (voucher.state !== 'drafted') throw errors.voucherDecided()
      const change = await act(trx, voucher)
      const now = trx.fn.now()
      await trx('ledger_voucher')
        .where({ id })
        .update({ ...change, decided_at: now, updated_at: now })
      return readVoucher(trx, { id })
    })
  } catch (error) {
    throw errors.fromDatabase(error)
  }
}

type Asked = {
  state?: string | null
  kind?: string | null
  /** Of one account alone. */
  account_id?: string | null
  /** Without those that were taken back. */
  standing?: boolean
  take: number
  skip: number
}

/** The newest drafts first, then what was decided; and how many there are. */
export async function listVouchers(
  knex: Knex,
  { state = null, kind = null, account_id = null, standing = false, take, skip }: Asked,
): Promise<[Voucher[], number]> {
  const where = `(:state::text is null or v.state = :state) and (:kind::text is null or v.kind = :kind)
    and (:account_id::text is null or :account_id in (v.debit_account_id, v.credit_account_id))
    and (not :standing or v.reversed_by is null)`
  const { rows } = await knex.raw<{ rows: (Row & { count: string })[] }>(
    `select ${COLUMNS}, count(*) over () as count from ledger_voucher v where ${where}
      order by v.state = 'drafted' desc, v.drafted_at desc, v.id limit :take offset :skip`,
    { state, kind, account_id, standing, take, skip },
  )
  return [rows.map(({ count: _count, ...row }) => fromRow(row)), Number(rows[0]?.count ?? 0)]
}

async function readVoucher(trx: Knex, by: Record<string, string | null>): Promise<Voucher> {
  const [row] = (await trx('ledger_voucher as v').where(by).select(trx.raw(COLUMNS))) as Row[]
  if (!row) throw errors.voucherUnknown()
  return fromRow(row)
}

const fromRow = (row: Row): Voucher => ({ ...row, amount_fen: Number(row.amount_fen) })

const SAME = [
  'kind',
  'debit_account_id',
  'credit_account_id',
  'amount_fen',
  'reverses_id',
  'reference',
  'note',
  'effective_on',
] as const
const sameDraft = (known: Voucher, sent: Pick<Voucher, (typeof SAME)[number]>) =>
  SAME.every((field) => known[field] === sent[field])

/** Which account gains on which side: those that are named, or those of what is reversed, the other way round. */
async function sidesOf(trx: Knex.Transaction, draft: VoucherDraft): Promise<Sides> {
  if (draft.kind === 'reversal') {
    const original = await findTransaction(trx, draft.reverses_id)
    if (!original || !REVERSIBLE.includes(original.kind)) throw errors.notReversible()
    const [debit, credit] = [1, -1].map((sign) => original.entries.find(({ amount_fen }) => sign * amount_fen > 0))
    if (!debit || !credit || original.entries.length !== 2) throw errors.notReversible()
    const amount_fen = Math.abs(Number(debit.amount_fen))
    const sides = { debit_account_id: credit.account_id, credit_account_id: debit.account_id }
    return { ...sides, amount_fen, currency: original.currency }
  }
  const { debit, credit, amount_fen } = draft
  const [left, right] = await Promise.all([accountOf(trx, debit), accountOf(trx, credit)])
  if (left.id === right.id) throw errors.sameAccount()
  if (left.currency !== right.currency) throw errors.otherCurrency()
  return { debit_account_id: left.id, credit_account_id: right.id, amount_fen, currency: left.currency }
}

async function accountOf(trx: Knex.Transaction, asked: string | Parameters<typeof ensureAccounts>[1][number]) {
  if (typeof asked !== 'string') return (await ensureAccounts(trx, [asked]))[0]
  const known = await trx<{ id: string; currency: string }>('ledger_account').where({ id: asked }).first()
  if (!known) throw errors.accountNotFound()
  return known
}

/** Said in words before the database says it; what is drafted and not confirmed counts with the payment itself only. */
async function assertCovered(trx: Knex.Transaction, voucher: Sides & { kind: string }): Promise<void> {
  // What is owed and was paid meanwhile is no debt that could be taken back.
  const side = voucher.kind === 'reversal' ? 'debit_account_id' : PAID_FROM[voucher.kind]
  if (!side) return
  const row = await trx('ledger_account as a')
    .leftJoin('ledger_balance as b', 'b.account_id', 'a.id')
    .where('a.id', voucher[side])
    .first<{ kind: string; normal_side: string; balance_fen: string | null }>(
      'a.kind',
      'a.normal_side',
      'b.balance_fen',
    )
  if (voucher.kind === 'reversal' && row?.kind !== 'accounts_payable') return
  const there_fen = Number(row?.balance_fen ?? 0) * (row?.normal_side === 'debit' ? 1 : -1)
  if (voucher.amount_fen > there_fen) throw errors.moreThanThere(row?.kind ?? '', there_fen)
}
