/** A link that a distributor shares, and where it leads. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import { drawLinkCode } from '../../../codes'
import { tooManyLinks, tooManyToday } from '../errors'

export type ShareTarget = 'product' | 'shelf' | 'campaign' | 'shop_page' | 'home'

export type ShareLink = {
  id: string
  code: string
  distributor_id: string
  target_kind: ShareTarget
  /** Handle of the product, the shelf, the campaign, or the small shop; null for the shop's first page. */
  target: string | null
  /** What the card says instead of the shop's own words. */
  words: string | null
  created_at: Date
  ended_at: Date | null
}

const COLUMNS = [
  ...(['id', 'code', 'distributor_id', 'target_kind', 'target', 'words', 'created_at', 'ended_at'] as const),
]

/** Also one that ended. */
export async function findLink(knex: Knex, key: { code: string }): Promise<ShareLink | null> {
  const [row] = await knex<ShareLink>('share_link').where(key).select(COLUMNS)
  return row ?? null
}

/** More than anybody keeps apart. */
const MOST_LINKS = 300
/** Of those made and ended again too: what is ended stays, for it may have been clicked. */
const MADE_A_DAY = 100

export type NewLink = Pick<ShareLink, 'distributor_id' | 'target_kind' | 'target' | 'words'>

/** The same target with the same words is the same link. @throws MedusaError not_allowed: too many, or too many today */
export async function makeLink(trx: Knex.Transaction, link: NewLink): Promise<ShareLink> {
  await trx.raw(`select pg_advisory_xact_lock(hashtextextended('share_link:' || ?, 0))`, [link.distributor_id])
  const open = () => trx<ShareLink>('share_link').where({ distributor_id: link.distributor_id }).whereNull('ended_at')
  const [same] = await open().where(link).select(COLUMNS)
  if (same) return same
  const [{ count }] = await open().count<{ count: string }[]>('id')
  if (Number(count) >= MOST_LINKS) throw tooManyLinks(MOST_LINKS)
  const own = trx<ShareLink>('share_link').where({ distributor_id: link.distributor_id })
  const [{ made: today }] = await own
    .whereRaw(`created_at > now() - interval '1 day'`)
    .count<{ made: string }[]>({ made: '*' })
  if (Number(today) >= MADE_A_DAY) throw tooManyToday(MADE_A_DAY)
  const id = generateEntityId(undefined, 'slnk')
  const [made] = await trx<ShareLink>('share_link')
    .insert({ id, code: drawLinkCode(), ...link })
    .returning(COLUMNS)
  return made
}

/** @returns false where it is not theirs, or ended before */
export async function endLink(knex: Knex, { id, distributor_id }: Pick<ShareLink, 'id' | 'distributor_id'>) {
  const ended = await knex<ShareLink>('share_link')
    .where({ id, distributor_id })
    .whereNull('ended_at')
    .update({ ended_at: knex.fn.now() as never })
  return ended > 0
}

type ListAsked = { distributor_id: string; id?: string; take: number; skip: number }

/** The newest first; those that ended last. @param asked with `id` that one, where it is theirs */
export async function linksOf(
  knex: Knex,
  { distributor_id, id, take, skip }: ListAsked,
): Promise<{ rows: ShareLink[]; count: number }> {
  const all = () => knex<ShareLink>('share_link').where({ distributor_id, ...(id && { id }) })
  const [{ count }] = await all().count<{ count: string }[]>()
  const newest = all().orderByRaw('(ended_at is not null), created_at desc, id')
  return { rows: await newest.limit(take).offset(skip).select(COLUMNS), count: Number(count) }
}

export async function linksByIds(knex: Knex, ids: string[]): Promise<Map<string, ShareLink>> {
  const rows = await knex<ShareLink>('share_link').whereIn('id', ids).select(COLUMNS)
  return new Map(rows.map((row) => [row.id, row as ShareLink]))
}
