import type { Knex } from '@medusajs/framework/mikro-orm/knex'

export type GoodName = {
  title: string
  producer_id: string | null
  sizes: { title: string; weight_g: number | null; inventory_item_id: string }[]
}

/** A box of several goods is no size of one of them. */
const NAMES = `select g.id, g.producer_id, coalesce(p.title, '') as title, coalesce(jsonb_agg(jsonb_build_object(
      'title', v.title, 'weight_g', v.weight, 'inventory_item_id', k.item)) filter (where k.item is not null), '[]') as sizes
    from good g
    left join product_product_traceability_good l on l.good_id = g.id and l.deleted_at is null
    left join product p on p.id = l.product_id and p.deleted_at is null
    left join product_variant v on v.product_id = p.id and v.deleted_at is null
    left join lateral (select min(i.inventory_item_id) as item from product_variant_inventory_item i
      where i.variant_id = v.id and i.deleted_at is null having count(*) = 1) k on true
    where g.id = any(?) and g.deleted_at is null group by g.id, g.producer_id, p.title`

/**
 * By good: what people call it, whose it is, and its sizes with their net weight where it is known.
 * @param knex the transaction, inside of one: who holds a connection and waits for another keeps everybody from theirs
 */
export async function goodNames(knex: Knex, ids: string[]): Promise<Map<string, GoodName>> {
  if (!ids.length) return new Map()
  const { rows } = await knex.raw<{ rows: (GoodName & { id: string })[] }>(NAMES, [[...new Set(ids)]])
  return new Map(rows.map(({ id, ...good }) => [id, good]))
}
