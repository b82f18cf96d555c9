/** What staff do about a payout: looked at by one, let go by a second person, sent to the bank, answered by it. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { MedusaError } from '@medusajs/framework/utils'
import { book, isOverdrawn } from './book'
import { PAYOUTS } from './modules/payouts'
import { noneApproved, otherAccount, owedLess, toldByChannel } from './modules/payouts/errors'
import { approvedForBank, makeBatch, movePayout, readPayout } from './modules/payouts/store/payouts'
import { beginTransfer } from './transfers/begin'
import type { BatchRow, PayoutRow } from './types'

/** A bank takes no more rows in one file. */
const ROWS_A_FILE = 500

/** No money goes to an account that another one took the place of since it was asked for. @throws MedusaError conflict, not_allowed (another one waits) */
async function holdAccount(container: MedusaContainer, trx: Knex, payout: PayoutRow): Promise<void> {
  const { payee_type, payee_id, account_id, number } = payout
  const held = await container.resolve(PAYOUTS).payeesOf(container, payee_type).holdAccount(trx, payee_id, container)
  if (held !== account_id) throw otherAccount(number)
}

/** @throws MedusaError not_found, conflict (moved meanwhile, less is owed or another account holds by now), not_allowed (own, same person, no phone proved) */
export async function lookAt(
  container: MedusaContainer,
  id: string,
  state: 'checked' | 'approved',
  by: string,
): Promise<PayoutRow> {
  const payouts = container.resolve(PAYOUTS)
  const asked = await payouts.find(id)
  const { payee_type, payee_id, channel } = asked
  await payouts.payeesOf(container, payee_type).assertNotOwn(container, payee_id, by)
  const moved = await payouts.within(async (trx) => {
    // Before the payout's own row: in this order whoever asks for one takes them.
    await holdAccount(container, trx, asked)
    const payout = await movePayout(trx, id, { state, by })
    // What was asked for may have been owed for goods that were corrected since: refused, it is owed again as far as it is.
    if (await isOverdrawn(container, trx, payout)) throw owedLess(payout.number)
    return payout
  })
  if (state !== 'approved' || channel === 'bank') return moved
  // A file waits for somebody; a channel does not. What is cut off here, the job goes on with.
  await beginTransfer(container, id, by)
  return payouts.find(id)
}

/**
 * Its money is in the balance again, with the reason the payee reads.
 * @param first in the payout's turn, before it moves: refuses where it is not to be refused any more
 * @throws MedusaError not_found, conflict
 */
export async function refusePayout(
  container: MedusaContainer,
  id: string,
  { by, reason }: { by: string; reason: string },
  first: (trx: Knex) => Promise<void> = async () => {},
): Promise<PayoutRow> {
  return container.resolve(PAYOUTS).within(async (trx) => {
    const payout = await readPayout(trx, id, true)
    await first(trx)
    const refused = await movePayout(trx, id, { state: 'refused', by, reason })
    await book(container, trx, payout, 'failed')
    return refused
  })
}

/** Why one stays behind. */
export type Left = { number: string; why: string }
export type Sent = { batch: BatchRow; left: Left[] }

/**
 * One file of all that may go. One that may not, since less is owed by now than it pays or another account holds, keeps no
 * other waiting: it stays let go and is named. @throws MedusaError conflict: nothing may
 */
export async function sendBatch(container: MedusaContainer, made_by: string): Promise<Sent> {
  const sent = await container.resolve(PAYOUTS).within(async (trx): Promise<Sent | null> => {
    const [going, left]: [string[], Left[]] = [[], []]
    for (const payout of await approvedForBank(trx, ROWS_A_FILE)) {
      const why = await staysBehind(container, trx, payout)
      if (why === null) going.push(payout.id)
      else left.push({ number: payout.number, why })
    }
    const batch = await makeBatch(trx, made_by, going)
    if (!batch && left[0]) throw new MedusaError(MedusaError.Types.CONFLICT, left[0].why)
    return batch && { batch, left }
  })
  if (!sent) throw noneApproved()
  return sent
}

/** @returns null where it may go */
async function staysBehind(container: MedusaContainer, trx: Knex, payout: PayoutRow): Promise<string | null> {
  try {
    await holdAccount(container, trx, payout)
    if (await isOverdrawn(container, trx, payout)) throw owedLess(payout.number)
    return null
  } catch (error) {
    if (!MedusaError.isMedusaError(error)) throw error
    return error.message
  }
}

export type Result =
  | { result: 'paid'; reference: string }
  | { result: 'failed'; reason: string }
  | { result: 'returned'; reason: string }

/** A number typed wide or with gaps is the same number. */
const oneSpelling = (reference: string) => reference.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '')

/**
 * What the bank answered. The same answer twice is one.
 * @throws MedusaError not_found, conflict (another answer stands, its number is known), not_allowed (own, whoever made the
 * file, no phone proved)
 */
export async function takeResult(
  container: MedusaContainer,
  id: string,
  result: Result,
  by: string,
): Promise<PayoutRow> {
  const payouts = container.resolve(PAYOUTS)
  const { payee_type, payee_id, channel } = await payouts.find(id)
  if (channel !== 'bank') throw toldByChannel()
  // Told that the bank did not pay, the money is in the balance again.
  await payouts.payeesOf(container, payee_type).assertNotOwn(container, payee_id, by)
  return payouts.within(async (trx) => {
    const payout = await readPayout(trx, id, true)
    // What comes back before anybody wrote down that it was paid was never paid.
    const unpaid = payout.state === 'sent' || payout.state === 'failed'
    const state = result.result === 'returned' && unpaid ? 'failed' : result.result
    const reference = result.result === 'paid' ? oneSpelling(result.reference) : undefined
    if (payout.state === state && (!reference || payout.reference === reference)) return payout
    const reason = result.result === 'paid' ? null : result.reason
    const moved = await movePayout(trx, id, { state, by, reason, reference })
    await book(container, trx, payout, state)
    return moved
  })
}
