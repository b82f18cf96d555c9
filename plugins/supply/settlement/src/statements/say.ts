/** What a shop says about its statement, and what staff answer. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { SETTLEMENT } from '../modules/settlement'
import { addRemark, answerRemark, countUnanswered, moveStatement } from '../modules/settlement/store/statements'
import type { StatementRow } from '../types'

type Own = { id: string; shop_id: string; by: string }

/** @throws MedusaError not_found (another's too), conflict (confirmed before, something not answered) */
export async function confirm(container: MedusaContainer, { id, shop_id, by }: Own): Promise<StatementRow> {
  const settlement = container.resolve(SETTLEMENT)
  const { state } = await settlement.find(id, shop_id)
  if (state !== 'confirmed') await settlement.within((trx) => moveStatement(trx, id, 'confirmed', by))
  return settlement.find(id, shop_id)
}

/** @throws MedusaError not_found (another's, no such line), conflict (confirmed before) */
export async function dispute(
  container: MedusaContainer,
  { id, shop_id, by, no, reason }: Own & { no: number | null; reason: string },
): Promise<StatementRow> {
  const settlement = container.resolve(SETTLEMENT)
  await settlement.find(id, shop_id)
  await settlement.within(async (trx) => {
    await moveStatement(trx, id, 'disputed', by)
    await addRemark(trx, { statement_id: id, no, reason, by })
  })
  return settlement.find(id, shop_id)
}

/** With the last answer the statement is the shop's to confirm again. @throws MedusaError not_found, conflict (answered before) */
export async function answer(
  container: MedusaContainer,
  { id, answer: words, by }: { id: string; answer: string; by: string },
): Promise<StatementRow> {
  const settlement = container.resolve(SETTLEMENT)
  const statement_id = await settlement.within(async (trx) => {
    const of = await answerRemark(trx, id, words, by)
    // Two who answer the last two at once: the second waits here and sees that none is left.
    await trx('shop_statement').where({ id: of }).forUpdate().first('id')
    if (!(await countUnanswered(trx, of))) await moveStatement(trx, of, 'issued', by)
    return of
  })
  return settlement.find(statement_id)
}
