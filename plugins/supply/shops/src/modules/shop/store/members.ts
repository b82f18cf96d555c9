/** Who acts for a shop. All changes take the shop's row first, so that the last two owners cannot leave at once. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MemberRole, PortalActor } from '../../../types'
import { alreadyInvited, memberUnknown, shopUnknown, tooManyInvited, tooManyMembers } from '../errors'
import { joinShop, takeVisitor, visitorOf } from './visitors'

const MOST = 20
const INVITED_A_DAY = 20

export type MemberRow = {
  id: string
  shop_id: string
  name: string
  phone: string
  role: MemberRole
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
    .first('m.id as member_id', 'm.name', 'm.phone', 'm.role', 'm.shop_id', 's.state', 'm.joined_at', 'm.invited_by')
  if (!member) return null
  const { joined_at, invited_by, ...actor } = member
  // Invited while signed in already: whoever comes again knows of the shop.
  if (!joined_at && !(await joinShop(knex, id))) return null
  return { kind: 'member', ...actor, invited: invited_by !== null }
}

/**
 * Of whoever acts for a shop or ever did: nobody decides about it by leaving first. Not of those who were invited and never
 * came: or a shop would choose by its invitations who of the staff decides about it.
 */
export function everyMemberPhone(knex: Knex, shop_id: string): Promise<string[]> {
  return knex<MemberRow>('shop_member').where({ shop_id }).whereNotNull('joined_at').pluck('phone')
}

export function membersOf(knex: Knex, shop_id: string): Promise<MemberRow[]> {
  return knex<MemberRow>('shop_member')
    .where({ shop_id })
    .whereNull('deleted_at' as never)
    .orderBy([{ column: 'created_at' }, { column: 'id' }])
    .limit(MOST * 2)
    .select('id', 'shop_id', 'name', 'phone', 'role', 'joined_at')
}

/** How many other shops invited the same phone within the day before this one did. */
export async function invitedBefore(knex: Knex, id: string): Promise<number> {
  const { rows } = await knex.raw<{ rows: { shops: number }[] }>(
    `select count(distinct m.shop_id)::int as shops from shop_member m join shop_member own on own.id = ?
      where m.phone = own.phone and m.shop_id <> own.shop_id and m.invited_by is not null and m.created_at < own.created_at
        and m.created_at > own.created_at - interval '1 day'`,
    [id],
  )
  return rows[0].shops
}

/** Owners who signed in by their phone: of a shop's business nobody hears whose number somebody only typed. */
export const ownersToTell = async (knex: Knex, shop_id: string): Promise<MemberRow[]> =>
  (await membersOf(knex, shop_id)).filter(({ role, joined_at }) => role === 'owner' && joined_at)

type Invitation = { shop_id: string; name: string; phone: string; role: MemberRole; invited_by: string }

/**
 * Whether the phone acts for another shop makes no difference: it waits until whoever has it comes, and acts for no other.
 * @returns the member's id. @throws MedusaError conflict (one of this shop's), not_allowed (too many)
 */
export async function invite(trx: Knex.Transaction, { shop_id, phone, ...invitation }: Invitation): Promise<string> {
  await holdShop(trx, shop_id)
  const own = () => trx('shop_member').where({ shop_id })
  const [{ living }] = await own().whereNull('deleted_at').count({ living: '*' })
  if (Number(living) >= MOST) throw tooManyMembers(MOST)
  const [{ lately }] = await own().whereRaw(`created_at > now() - interval '1 day'`).count({ lately: '*' })
  if (Number(lately) > INVITED_A_DAY) throw tooManyInvited()
  if (await own().where({ phone }).whereNull('deleted_at').first('id')) throw alreadyInvited()
  const id = await takeVisitor(trx, phone)
  await trx('shop_member').insert({ id, shop_id, phone, ...invitation })
  return id
}

/**
 * Who is an owner no longer leaves no keys behind, which may more than they do.
 * @throws MedusaError not_found (another shop's, too), conflict (the last owner)
 */
export async function changeMember(
  trx: Knex.Transaction,
  { id, shop_id }: { id: string; shop_id: string },
  change: { name?: string; role?: MemberRole },
  changed_by: string,
): Promise<void> {
  await holdShop(trx, shop_id)
  const changed = await trx('shop_member')
    .where({ id, shop_id })
    .whereNull('deleted_at')
    .update({ ...change, updated_at: new Date() })
  if (!changed) throw memberUnknown()
  if (change.role && change.role !== 'owner') await revokeKeysOf(trx, { id, shop_id }, changed_by)
}

/** Takes a member away, and the keys they made. @throws MedusaError not_found, conflict (the last owner) */
export async function removeMember(
  trx: Knex.Transaction,
  { id, shop_id }: { id: string; shop_id: string },
  removed_by: string,
): Promise<void> {
  await holdShop(trx, shop_id)
  const now = new Date()
  const removed = await trx('shop_member')
    .where({ id, shop_id })
    .whereNull('deleted_at')
    .update({ deleted_at: now, updated_at: now })
  if (!removed) throw memberUnknown()
  await revokeKeysOf(trx, { id, shop_id }, removed_by)
}

async function revokeKeysOf(
  trx: Knex.Transaction,
  { id, shop_id }: { id: string; shop_id: string },
  revoked_by: string,
): Promise<void> {
  const now = new Date()
  await trx('shop_key')
    .where({ shop_id, made_by: id })
    .whereNull('revoked_at')
    .update({ revoked_at: now, revoked_by, updated_at: now })
}

async function holdShop(trx: Knex.Transaction, id: string): Promise<void> {
  if (!(await trx('shop').where({ id }).forUpdate().first('id'))) throw shopUnknown()
}
