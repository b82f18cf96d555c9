/** What was looked at, and what staff decided about it. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import { Follower } from '@shanzhen/ledger/postings/follow-orders'
import { holdPayout, liftHold } from '@shanzhen/payouts/hold'
import type { Finding, LetGo } from '../../../risk/look'
import { voidAttribution } from '@shanzhen/distribution/attribute/void'
import { caseMoved, caseUnknown } from '../said-to-staff'

/** Who decides where nothing was found. */
export const BY_RULES = 'rules'
export const CASE_STATES = ['open', 'clear', 'noted', 'held', 'released', 'refused', 'ended'] as const
export type CaseState = (typeof CASE_STATES)[number]
export type RiskCase = {
  id: string
  kind: 'withdrawal' | 'release'
  distributor_id: string
  payout_id: string | null
  state: CaseState
  state_at: Date
  state_by: string
  state_reason: string | null
  created_at: Date
}

/** In the commit that asks for a withdrawal: until the rules have looked, nobody lets it go. */
export async function openCase(trx: Knex, distributor_id: string, payout_id: string): Promise<void> {
  const id = generateEntityId(undefined, 'risk')
  await trx('risk_case').insert({
    id,
    kind: 'withdrawal',
    distributor_id,
    payout_id,
    state: 'open',
    state_by: BY_RULES,
  })
  await holdPayout(trx, payout_id)
}

const addFindings = async (trx: Knex, case_id: string, findings: Finding[]) => {
  if (findings.length)
    await trx('risk_finding').insert(
      findings.map(({ orders, ...one }) => ({ ...one, case_id, orders: JSON.stringify(orders) })),
    )
}

/** What the rules found of a withdrawal; once, whoever asks twice. @returns whether it stays held; null: it was decided before */
export async function settleCase(trx: Knex, payout_id: string, findings: Finding[]): Promise<boolean | null> {
  await trx('payout').where({ id: payout_id }).forUpdate().select('id')
  const row = (await trx('risk_case').where({ payout_id, state: 'open' }).forUpdate().first('id')) as
    | { id: string }
    | undefined
  if (!row) return null
  await addFindings(trx, row.id, findings)
  const held = findings.some(({ severity }) => severity === 'hold')
  const state: CaseState = held ? 'held' : findings.length ? 'noted' : 'clear'
  await trx('risk_case').where({ id: row.id }).update({ state, state_at: new Date(), state_by: BY_RULES })
  if (!held) await liftHold(trx, payout_id, BY_RULES)
  return held
}

/** Keeps what a distributor earned from becoming theirs; where it is kept already, as it was. */
export async function holdRelease(trx: Knex, distributor_id: string, findings: Finding[]): Promise<void> {
  const id = generateEntityId(undefined, 'risk')
  const made = await trx('risk_case')
    .insert({ id, kind: 'release', distributor_id, state: 'held', state_by: BY_RULES })
    .onConflict(trx.raw(`(distributor_id) where kind = 'release' and state = 'held'`))
    .ignore()
    .returning('id')
  if (made.length) await addFindings(trx, id, findings)
}

export const releaseHeld = async (knex: Knex, distributor_id: string): Promise<boolean> =>
  !!(await knex('risk_case').where({ distributor_id, kind: 'release', state: 'held' }).first('id'))

/** What staff have seen of this distributor and let go: the same, or less of it, is not held again. */
export const letGoBefore = (knex: Knex, distributor_id: string): Promise<LetGo[]> =>
  knex('risk_finding as f')
    .join('risk_case as c', 'c.id', 'f.case_id')
    .where({ 'c.distributor_id': distributor_id, 'c.state': 'released' })
    .select('f.rule', 'f.seen_key', 'f.orders') as unknown as Promise<LetGo[]>

type Decision = { id: string; by: string; reason: string }

/** Staff let it go. In the payout's turn first, as whoever refuses it takes them. @throws MedusaError not_found, conflict */
export async function letGo(trx: Knex, { id, by, reason }: Decision): Promise<RiskCase> {
  const known = await findCase(trx, id)
  if (known.payout_id) await trx('payout').where({ id: known.payout_id }).forUpdate().select('id')
  await move(trx, id, { state: 'released', state_by: by, state_reason: reason })
  if (known.payout_id) await liftHold(trx, known.payout_id, by)
  return known
}

/** In its payout's turn. @throws MedusaError conflict: somebody decided before */
export async function assertHeld(trx: Knex, id: string): Promise<void> {
  if (!(await trx('risk_case').where({ id, state: 'held' }).forUpdate().first('id'))) throw caseMoved()
}

/**
 * With the orders that were seen: whoever decides at once finds it decided, and no order void by a decision that was not taken.
 * That they are still to be booked stands in the same commit. @returns those orders @throws MedusaError conflict
 */
export async function refuseRelease(trx: Knex, { id, by, reason }: Decision): Promise<string[]> {
  await move(trx, id, { state: 'refused', state_by: by, state_reason: reason })
  const seen = (await findingsOf(trx, [id])).flatMap(({ orders }) => orders.map(({ order_id }) => order_id))
  const order_ids = [...new Set(seen)].sort()
  for (const order_id of order_ids) {
    await voidAttribution(trx, order_id, 'risk')
    await new Follower(trx, 'commission').setFault(order_id, '核查退回，待收回')
  }
  return order_ids
}

async function move(trx: Knex, id: string, to: Pick<RiskCase, 'state' | 'state_by' | 'state_reason'>): Promise<void> {
  const moved = await trx('risk_case')
    .where({ id, state: 'held' })
    .update({ ...to, state_at: new Date() })
  if (!moved) throw caseMoved()
}

/** In the commit that brings a payout's money back: whoever ended it, and why, as the payout says. */
export async function endCase(trx: Knex, payout_id: string): Promise<void> {
  const payout = (await trx('payout').where({ id: payout_id }).first('state', 'state_by', 'state_reason')) as {
    state: string
    state_by: string
    state_reason: string | null
  }
  const { state_by, state_reason } = payout
  const row = (await trx('risk_case').where({ payout_id }).whereNotIn('state', ['refused', 'ended']).first('state')) as
    | Pick<RiskCase, 'state'>
    | undefined
  if (!row) return
  const state: CaseState = row.state === 'held' && payout.state === 'refused' ? 'refused' : 'ended'
  await trx('risk_case').where({ payout_id }).update({ state, state_by, state_reason, state_at: new Date() })
}

/** @throws MedusaError not_found */
export async function findCase(knex: Knex, id: string): Promise<RiskCase> {
  const row = (await knex('risk_case').where({ id }).first()) as RiskCase | undefined
  if (!row) throw caseUnknown()
  return row
}

/** Withdrawals that the rules were kept from looking at. */
export async function unsettledCases(
  knex: Knex,
  take: number,
): Promise<{ distributor_id: string; payout_id: string }[]> {
  return (await knex('risk_case')
    .where({ state: 'open' })
    .whereRaw(`created_at < now() - interval '30 seconds'`)
    .orderBy('created_at')
    .limit(take)
    .select('distributor_id', 'payout_id')) as { distributor_id: string; payout_id: string }[]
}

/** Of which anything was found, the newest first. */
export async function listCases(
  knex: Knex,
  { state, take, skip }: { state: CaseState | null; take: number; skip: number },
): Promise<[RiskCase[], number]> {
  const asked = () => {
    const found = knex('risk_case').whereExists(
      knex('risk_finding').whereRaw('risk_finding.case_id = risk_case.id').select('id'),
    )
    return state ? found.where({ state }) : found
  }
  const rows = (await asked()
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(take)
    .offset(skip)) as RiskCase[]
  const [{ count }] = await asked().count({ count: '*' })
  return [rows, Number(count)]
}

export async function countHeld(knex: Knex): Promise<number> {
  const [{ count }] = await knex('risk_case').where({ state: 'held' }).count({ count: '*' })
  return Number(count)
}

export type FindingRow = Finding & { case_id: string }
export const findingsOf = (knex: Knex, case_ids: string[]): Promise<FindingRow[]> =>
  knex('risk_finding').whereIn('case_id', case_ids).orderBy('id') as unknown as Promise<FindingRow[]>

export type RiskAct = { case_id: string; after: CaseState; by_id: string; reason: string | null; at: Date }
export const actsOf = (knex: Knex, case_ids: string[]): Promise<RiskAct[]> =>
  knex('risk_act').whereIn('case_id', case_ids).orderBy('id') as unknown as Promise<RiskAct[]>
