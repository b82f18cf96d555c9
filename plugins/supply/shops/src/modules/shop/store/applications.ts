/** Applying, and applying again after a refusal: shop, owner and account in one commit, or nothing. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import type { Seal } from '../../../seal'
import type { ApplicationFacts } from '../../../types'
import { alreadyApplied, handleTaken, memberElsewhere, nameTaken } from '../errors'
import { addAccount } from './accounts'
import { takeVisitor, visitorOf } from './visitors'

/** `licence_file_id`: a scan kept by now; null keeps the one from before, where there is one. */
export type Application = ApplicationFacts & { licence_file_id: string | null }

/** Said before a scan is kept; what many send at once is refused by the database. @throws MedusaError conflict */
export async function mayApply(knex: Knex, actor_id: string, { name, handle }: ApplicationFacts): Promise<void> {
  const own = await knex('shop_member as m')
    .join('shop as s', 's.id', 'm.shop_id')
    .where('m.id', actor_id)
    .whereNull('m.deleted_at')
    .first('s.id', 's.state', 'm.invited_by')
  if (own && own.state !== 'refused') throw own.invited_by ? memberElsewhere() : alreadyApplied()
  const others = () => knex('shop').whereNot({ id: own?.id ?? '' })
  const living = ['applied', 'approved', 'suspended']
  if (await others().whereRaw('lower(name) = lower(?)', [name]).whereIn('state', living).first('id')) throw nameTaken()
  if (await others().where({ handle }).whereNot({ state: 'refused' }).first('id')) throw handleTaken()
}

/**
 * A visitor's application makes the shop and its first owner under the visitor's own id, so that the sign-in goes on; a
 * refused shop's is put in its place. @returns the shop's id, and the scan that stands for nothing any more
 * @throws MedusaError conflict: applied before, also where two forms are sent at once
 */
export async function apply(
  trx: Knex.Transaction,
  seal: Seal,
  actor_id: string,
  application: Application,
): Promise<{ id: string; dropped: string | null }> {
  const visitor = await visitorOf(trx, actor_id)
  const written = visitor ? await found(trx, visitor, application) : await again(trx, actor_id, application)
  const { bank, holder, number } = application.account
  await addAccount(trx, written.id, {
    ...{ bank, holder, number_sealed: seal.close(number, written.id), number_end: number.slice(-4) },
    entered_by: actor_id,
  })
  return written
}

async function found(trx: Knex.Transaction, visitor: { id: string; phone: string }, application: Application) {
  if (!(await takeVisitor(trx, visitor.id))) throw alreadyApplied()
  const id = generateEntityId(undefined, 'shop')
  const { contact_name: name } = application
  await trx('shop').insert({ id, ...facts(application, visitor.id), licence_file_id: application.licence_file_id })
  await trx('shop_member').insert({
    ...{ id: visitor.id, shop_id: id, name, phone: visitor.phone, role: 'owner', joined_at: new Date() },
  })
  return { id, dropped: null }
}

async function again(trx: Knex.Transaction, member_id: string, application: Application) {
  const shop = await trx('shop as s')
    .join('shop_member as m', 'm.shop_id', 's.id')
    .where({ 'm.id': member_id, 'm.role': 'owner', 's.state': 'refused' })
    .whereNull('m.deleted_at')
    .forUpdate('s')
    .first('s.id', 's.licence_file_id')
  if (!shop) throw alreadyApplied()
  const before = shop.licence_file_id as string | null
  const licence_file_id = application.kind === 'person' ? null : (application.licence_file_id ?? before)
  await trx('shop')
    .where({ id: shop.id })
    .update({
      ...facts(application, member_id),
      ...{ licence_file_id, state: 'applied', state_reason: null, state_at: new Date(), updated_at: new Date() },
    })
  return { id: shop.id as string, dropped: before === licence_file_id ? null : before }
}

const facts = (application: Application, member_id: string) => {
  const { account: _account, licence_file_id: _file, ...said } = application
  return { ...said, consented_at: new Date(), consented_by: member_id, state_by: member_id }
}
