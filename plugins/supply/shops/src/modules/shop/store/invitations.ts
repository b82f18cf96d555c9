/** Who is asked to act for a shop. Until whoever has the phone says yes, they are nobody of it, and it tells nothing of them. */
import { randomUUID } from 'node:crypto'
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MemberRole, PortalActor } from '../../../types'
import { alreadyInvited, invitationOver, leaveFirst, tooManyInvited, tooManyMembers } from '../errors'
import { holdShop, holdShopAsOwner, MOST_PEOPLE } from './held'
import { takeVisitor } from './visitors'

const INVITED_A_DAY = 20
/** An invitation into any other shop is not offered. */
const OPEN = ['approved', 'suspended']

export type Invitation = { shop_id: string; name: string; phone: string; role: MemberRole; invited_by: string }
export type InvitationRow = Invitation & { id: string; created_at: Date }
/** As whoever is invited reads it. */
export type Offer = { id: string; shop_name: string; role: MemberRole; created_at: Date }
type Own = { id: string; shop_id: string }

const waits = (knex: Knex) => knex<InvitationRow>('shop_invitation').whereNull('answer' as never)

/**
 * Whether the phone acts for another shop makes no difference: the invitation waits for whoever has it.
 * @returns the invitation's id. @throws MedusaError conflict (one of this shop's), not_allowed (too many, or by no owner)
 */
export async function invite(trx: Knex.Transaction, invitation: Invitation): Promise<string> {
  const { shop_id, phone, invited_by } = invitation
  await holdShopAsOwner(trx, shop_id, invited_by)
  const living = () => trx('shop_member').where({ shop_id }).whereNull('deleted_at')
  const own = () => trx('shop_invitation').where({ shop_id })
  const [{ members }] = await living().count({ members: '*' })
  const [{ waiting }] = await own().whereNull('answer').count({ waiting: '*' })
  const [{ lately }] = await own().whereRaw(`created_at > now() - interval '1 day'`).count({ lately: '*' })
  if (Number(members) + Number(waiting) >= MOST_PEOPLE) throw tooManyMembers(MOST_PEOPLE)
  if (Number(lately) >= INVITED_A_DAY) throw tooManyInvited()
  if (await living().where({ phone }).first('id')) throw alreadyInvited()
  const id = `shinv_${randomUUID().replaceAll('-', '')}`
  await trx('shop_invitation').insert({ id, ...invitation })
  return id
}

/** Those of a shop that wait, the first first. */
export const invitationsOf = (knex: Knex, shop_id: string): Promise<InvitationRow[]> =>
  waits(knex)
    .where({ shop_id })
    .orderBy([{ column: 'created_at' }, { column: 'id' }])
    .limit(MOST_PEOPLE * 2)
    .select('id', 'shop_id', 'name', 'phone', 'role', 'invited_by', 'created_at') as unknown as Promise<InvitationRow[]>

export const invitationById = async (knex: Knex, id: string): Promise<InvitationRow | null> =>
  ((await waits(knex).where({ id }).first()) as InvitationRow | undefined) ?? null

/** How many other shops invited the same phone within the day before this one did. */
export async function invitedBefore(knex: Knex, id: string): Promise<number> {
  const { rows } = await knex.raw<{ rows: { shops: number }[] }>(
    `select count(distinct i.shop_id)::int as shops from shop_invitation i join shop_invitation own on own.id = ?
      where i.phone = own.phone and i.shop_id <> own.shop_id and i.created_at < own.created_at
        and i.created_at > own.created_at - interval '1 day'`,
    [id],
  )
  return rows[0].shops
}

/** What waits for the answer of whoever has this phone, the newest first: of shops that are there to be acted for. */
export const offersTo = (knex: Knex, phone: string): Promise<Offer[]> =>
  knex('shop_invitation as i')
    .join('shop as s', 's.id', 'i.shop_id')
    .where('i.phone', phone)
    .whereNull('i.answer')
    .whereIn('s.state', OPEN)
    .orderBy([
      { column: 'i.created_at', order: 'desc' },
      { column: 'i.id', order: 'desc' },
    ])
    .limit(50)
    .select('i.id', 's.name as shop_name', 'i.role', 'i.created_at')

/**
 * Whoever is asked says yes or no. Who says yes acts for the shop from then on, in the very sign-in; a phone acts for one.
 * @throws MedusaError not_found (somebody else's, answered, taken back, or into a shop that closed), conflict (acts for another)
 */
export async function answerInvitation(
  trx: Knex.Transaction,
  { member_id, phone, kind }: PortalActor,
  id: string,
  join: boolean,
): Promise<void> {
  const asked = await waits(trx).where({ id, phone }).first('shop_id')
  if (!asked) throw invitationOver()
  const { state } = await holdShop(trx, asked.shop_id)
  if (join && !OPEN.includes(state)) throw invitationOver()
  const answered = await end(trx, { id, shop_id: asked.shop_id }, join ? 'accepted' : 'declined')
  if (!answered) throw invitationOver()
  if (!join) return
  if (kind === 'member' || !(await takeVisitor(trx, member_id))) throw leaveFirst()
  const { shop_id, name, role, invited_by, answered_at } = answered
  await trx('shop_member').insert({ id: member_id, shop_id, name, phone, role, invited_by, joined_at: answered_at })
}

/** @returns whether it waited, and is now as its shop means it */
export const changeInvitation = async (
  trx: Knex.Transaction,
  own: Own,
  change: { name?: string; role?: MemberRole },
): Promise<boolean> => Boolean(await waits(trx).where(own).update(change))

/** @returns whether it waited, and is now taken back */
export const withdrawInvitation = async (trx: Knex.Transaction, own: Own): Promise<boolean> =>
  Boolean(await end(trx, own, 'withdrawn'))

/** Whoever may invite no more: what they asked and nobody answered is taken back. */
export const withdrawAllBy = async (trx: Knex.Transaction, shop_id: string, invited_by: string): Promise<void> => {
  await waits(trx).where({ shop_id, invited_by }).update(over(trx, 'withdrawn'))
}

/** An invitation that waited for 30 days lapses; of one that came to nothing 30 days ago the name and the phone are forgotten. */
export async function forgetInvitations(knex: Knex): Promise<void> {
  await waits(knex).whereRaw(`created_at < now() - interval '30 days'`).update(over(knex, 'lapsed'))
  await knex('shop_invitation')
    .whereIn('answer', ['declined', 'withdrawn', 'lapsed'])
    .whereNotNull('phone')
    .whereRaw(`answered_at < now() - interval '30 days'`)
    .update({ name: null, phone: null })
}

/** In whole milliseconds: the very moment stands at the member, and the language in between knows no smaller ones. */
const over = (knex: Knex, answer: 'accepted' | 'declined' | 'withdrawn' | 'lapsed') =>
  ({ answer, answered_at: knex.raw('date_trunc(?, clock_timestamp())', ['milliseconds']) }) as object

async function end(trx: Knex.Transaction, own: Own, answer: 'accepted' | 'declined' | 'withdrawn') {
  const [ended] = await trx('shop_invitation')
    .where(own)
    .whereNull('answer')
    .update(over(trx, answer))
    .returning(['shop_id', 'name', 'role', 'invited_by', 'answered_at'])
  return ended as (Invitation & { answered_at: Date }) | undefined
}
