/** Who acts for a shop. All changes take the shop's row first, so that the last two owners cannot leave at once. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MemberRole, PortalActor } from '../../../types'
import { memberUnknown } from '../errors'
import { holdShop, MOST_PEOPLE } from './held'
import { changeInvitation, invitationsOf, withdrawAllBy, withdrawInvitation } from './invitations'
import { visitorOf } from './visitors'

export type MemberRow = {
  id: string
  shop_id: string
  name: string
  phone: string
  role: MemberRole
  /** null: asked, and no answer yet. */
  joined_at: Date | null
}

/** Who stands behind a signed-in id; null where the member was removed. */
export async function portalActor(knex: Knex, id: string): Promise<PortalActor | null> {
  const member = await memberOf(knex, id)
  if (member) return member
  const visitor = await visitorOf(knex, id)
  if (visitor) return { kind: 'visitor', member_id: visitor.id, phone: visitor.phone }
  // Between the two questions a visitor may have become a member.
  return memberOf(knex, id)
}

async function memberOf(knex: Knex, id: string): Promise<PortalActor | null> {
  const member = await knex('shop_member as m')
    .join('shop as s', 's.id', 'm.shop_id')
    .where('m.id', id)
    .whereNull('m.deleted_at')
    .first('m.id as member_id', 'm.name', 'm.phone', 'm.role', 'm.shop_id', 's.state', 'm.invited_by')
  if (!member) return null
  const { invited_by, ...actor } = member
  return { kind: 'member', ...actor, invited: invited_by !== null }
}

/**
 * Of whoever acts for a shop or ever did: nobody decides about it by leaving first. Not of those who were only invited:
 * or a shop would choose by its invitations who of the staff decides about it.
 */
export function everyMemberPhone(knex: Knex, shop_id: string): Promise<string[]> {
  return knex<MemberRow>('shop_member').where({ shop_id }).whereNotNull('joined_at').pluck('phone')
}

export function membersOf(knex: Knex, shop_id: string): Promise<MemberRow[]> {
  return knex<MemberRow>('shop_member')
    .where({ shop_id })
    .whereNull('deleted_at' as never)
    .orderBy([{ column: 'created_at' }, { column: 'id' }])
    .limit(MOST_PEOPLE * 2)
    .select('id', 'shop_id', 'name', 'phone', 'role', 'joined_at')
}

/** Who acts for a shop, and after them whoever is asked to. */
export async function peopleOf(knex: Knex, shop_id: string): Promise<MemberRow[]> {
  const [members, invited] = await Promise.all([membersOf(knex, shop_id), invitationsOf(knex, shop_id)])
  return [
    ...members,
    ...invited.map(({ id, name, phone, role }) => ({ id, shop_id, name, phone, role, joined_at: null })),
  ]
}

/** Of a shop's business nobody hears whose number somebody only typed. */
export const ownersToTell = async (knex: Knex, shop_id: string): Promise<MemberRow[]> =>
  (await membersOf(knex, shop_id)).filter(({ role }) => role === 'owner')

/**
 * Who is an owner no longer leaves neither keys behind, which may more than they do, nor people they invited and nobody else did.
 * @throws MedusaError not_found (another shop's, too), conflict (the last owner)
 */
export async function changeMember(
  trx: Knex.Transaction,
  { id, shop_id }: { id: string; shop_id: string },
  change: { name?: string; role?: MemberRole },
  changed_by: string,
): Promise<void> {
  await holdShop(trx, shop_id)
  if (await changeInvitation(trx, { id, shop_id }, change)) return
  const changed = await trx('shop_member')
    .where({ id, shop_id })
    .whereNull('deleted_at')
    .update({ ...change, updated_at: new Date() })
  if (!changed) throw memberUnknown()
  if (change.role && change.role !== 'owner') await endWhatTheyGave(trx, { id, shop_id }, changed_by)
}

/** Takes a member away, and what they gave; or an invitation back. @throws MedusaError not_found, conflict (the last owner) */
export async function removeMember(
  trx: Knex.Transaction,
  { id, shop_id }: { id: string; shop_id: string },
  removed_by: string,
): Promise<void> {
  await holdShop(trx, shop_id)
  if (await withdrawInvitation(trx, { id, shop_id })) return
  const now = new Date()
  const removed = await trx('shop_member')
    .where({ id, shop_id })
    .whereNull('deleted_at')
    .update({ deleted_at: now, updated_at: now })
  if (!removed) throw memberUnknown()
  await endWhatTheyGave(trx, { id, shop_id }, removed_by)
}

/** The keys they made, and the invitations of theirs that wait. */
async function endWhatTheyGave(
  trx: Knex.Transaction,
  { id, shop_id }: { id: string; shop_id: string },
  revoked_by: string,
): Promise<void> {
  const now = new Date()
  await trx('shop_key')
    .where({ shop_id, made_by: id })
    .whereNull('revoked_at')
    .update({ revoked_at: now, revoked_by, updated_at: now })
  await withdrawAllBy(trx, shop_id, id)
}
