import type { Knex } from '@medusajs/framework/mikro-orm/knex'

const TIERS = ['standard', 'silver', 'gold']
const RANKS = `array[${TIERS.map((tier) => `'${tier}'`).join(', ')}]`
/** A tier and all below it, the best first: where it has no price of its own, the next one's holds (`supply_price_at`). */
const from = (tier: string) => TIERS.slice(0, TIERS.indexOf(tier) + 1).reverse()

/** A supply price in force; sums in fen. */
export type InForce = { variant_id: string; price_fen: number; floor_fen: number; lead_hours: number }

/** Of these sizes what a tier, or the one of a shop, pays at a moment, at its own or the next lower tier's price; one that is not offered is not among them. All of them where none is named. */
export async function inForce(
  knex: Knex,
  of: string | { shop_id: string },
  variant_ids: string[] | null,
  at: Date = new Date(),
): Promise<Map<string, InForce>> {
  const byTier = typeof of === 'string'
  const { rows } = await knex.raw<{ rows: InForce[] }>(
    `select distinct on (variant_id) variant_id, price_fen, floor_fen, lead_hours from (
        select distinct on (p.variant_id, p.tier) p.*, array_position(${RANKS}, p.tier) as rank
          from supply_price p, (select ${byTier ? '?::text' : '(select tier from shop where id = ?)'} as tier) buyer
          where array_position(${RANKS}, p.tier) <= array_position(${RANKS}, buyer.tier) and p.starts_at <= ?
            and (?::text[] is null or p.variant_id = any(?::text[]))
          order by p.variant_id, p.tier, p.starts_at desc, p.created_at desc, p.id desc) last
      where price_fen is not null order by variant_id, rank desc`,
    [byTier ? of : of.shop_id, at, variant_ids, variant_ids],
  )
  return new Map(rows.map((row) => [row.variant_id, row]))
}

/** Of orders that wait: what sizes of theirs whose price changed since cost when each was taken in. By order, then by size. */
export async function keptPrices(knex: Knex, shop_order_ids: string[]): Promise<Map<string, Map<string, number>>> {
  const { rows } = await knex.raw<{ rows: { id: string; variant_id: string; price_fen: number }[] }>(
    `select o.id, i.variant_id, (supply_price_at(i.variant_id, s.tier, o.taken_at)).price_fen
      from shop_order o join shop s on s.id = o.shop_id
      cross join jsonb_to_recordset(o.body->'items') as i (variant_id text)
      where o.id = any(?) and o.state in ('waiting', 'held') and exists (select 1 from supply_price p
        where p.variant_id = i.variant_id and array_position(${RANKS}, p.tier) <= array_position(${RANKS}, s.tier)
          and p.starts_at > o.taken_at and p.starts_at <= now())`,
    [shop_order_ids],
  )
  const kept = new Map<string, Map<string, number>>()
  for (const { id, variant_id, price_fen } of rows)
    if (price_fen !== null) kept.set(id, (kept.get(id) ?? new Map<string, number>()).set(variant_id, price_fen))
  return kept
}

export type PriceRow = {
  id: string
  variant_id: string
  tier: string
  price_fen: number | null
  floor_fen: number | null
  lead_hours: number
  starts_at: Date
  rises: boolean
  entered_by: string
  created_at: Date
}

/** In force or to come: by size and tier the last that began, and all that are said to begin later. */
export async function currentAndComing(knex: Knex, variant_ids: string[], at: Date = new Date()): Promise<PriceRow[]> {
  const { rows } = await knex.raw<{ rows: PriceRow[] }>(
    `select * from (
        (select distinct on (variant_id, tier) * from supply_price where variant_id = any(?) and starts_at <= ?
          order by variant_id, tier, starts_at desc, created_at desc, id desc)
        union all select * from supply_price where variant_id = any(?) and starts_at > ?) p
      order by variant_id, tier, starts_at, created_at`,
    [variant_ids, at, variant_ids, at],
  )
  return rows
}

/** What a tier pays at a moment, out of the rows of one size as `currentAndComing` gives them; null where it is not supplied. */
export const termsAt = (rows: PriceRow[], tier: string, at: Date): PriceRow | null =>
  from(tier)
    .map((one) => rows.filter((row) => row.tier === one && row.starts_at <= at).at(-1))
    .find((row) => row && row.price_fen !== null) ?? null

/** The next moment at which it pays or may sell at something else; null where nothing of it is said. */
export function nextTerms(rows: PriceRow[], tier: string, now: Date): { at: Date; terms: PriceRow | null } | null {
  const shown = (row: PriceRow | null) => `${row?.price_fen} ${row?.floor_fen}`
  const today = shown(termsAt(rows, tier, now))
  const moments = rows.flatMap(({ starts_at }) => (starts_at > now ? starts_at : [])).sort((a, b) => +a - +b)
  const at = moments.find((moment) => shown(termsAt(rows, tier, moment)) !== today)
  return at ? { at, terms: termsAt(rows, tier, at) } : null
}

/** What a shop sells of these sizes at its own price, with what it costs the shop; sums in fen. Nothing below the floor is among it. */
export type Sold = { variant_id: string; title: string; price_fen: number; supply_fen: number; lead_hours: number }

export async function soldBy(knex: Knex, shop_id: string, variant_ids: string[] | null): Promise<Map<string, Sold>> {
  const shop = (await knex('shop').where({ id: shop_id }).first('tier')) as { tier: string } | undefined
  if (!shop) return new Map()
  const query = knex('shop_offer').where({ shop_id, listed: true, deleted_at: null })
  if (variant_ids) query.whereIn('variant_id', variant_ids)
  const offers = (await query.select('variant_id', 'title', 'price_fen').orderBy('variant_id')) as Omit<
    Sold,
    'supply_fen' | 'lead_hours'
  >[]
  const terms = await inForce(
    knex,
    shop.tier,
    offers.map(({ variant_id }) => variant_id),
  )
  return new Map(
    offers.flatMap((offer) => {
      const term = terms.get(offer.variant_id)
      if (!term || offer.price_fen < term.floor_fen) return []
      return [[offer.variant_id, { ...offer, supply_fen: term.price_fen, lead_hours: term.lead_hours }]]
    }),
  )
}
