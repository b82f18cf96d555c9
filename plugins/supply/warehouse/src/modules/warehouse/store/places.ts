import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import type { MakePlace } from '../../../wire'
import { lyingUnknown, placeFull, placeTaken, placeUnknown } from '../errors'

export type PlaceRow = { id: string; code: string; zone: string; shelf: string; bin: string; cold: boolean }
export type PlaceStock = { id: string; place_id: string; inventory_item_id: string; lot_id: string | null }

const UNIQUE = '23505'
const STILL_MEANT = '23503'
export const placeCode = ({ zone, shelf, bin }: Pick<MakePlace, 'zone' | 'shelf' | 'bin'>) =>
  [zone, shelf, bin].filter(Boolean).join('-')

export async function makePlace(knex: Knex, place: MakePlace & { made_by: string }): Promise<PlaceRow> {
  const row = { ...place, id: generateEntityId(undefined, 'place'), code: placeCode(place) }
  try {
    await knex('place').insert(row)
  } catch (error) {
    if ((error as { code?: string }).code === UNIQUE) throw placeTaken(row.code)
    throw error
  }
  return row
}

/** Where nothing lies; goods laid there meanwhile keep it. @throws NOT_FOUND, conflict (place_full) */
export async function removePlace(knex: Knex, id: string): Promise<void> {
  try {
    if (!(await knex('place').where({ id }).delete())) throw placeUnknown()
  } catch (error) {
    if ((error as { code?: string }).code === STILL_MEANT) throw placeFull()
    throw error
  }
}

/** As one walks: by code, `after` the last one before. */
export const listPlaces = (knex: Knex, after: string, take: number): Promise<PlaceRow[]> =>
  knex('place').where('code', '>', after).orderBy('code').limit(take)

export const stockAt = (knex: Knex, place_ids: string[]): Promise<PlaceStock[]> =>
  knex('place_stock').whereIn('place_id', place_ids).orderBy('id')

export async function readPlace(knex: Knex, id: string): Promise<PlaceRow> {
  const row = await knex('place').where({ id }).first()
  if (!row) throw placeUnknown()
  return row
}

/** From now on it lies there, and nowhere else. */
export async function putAway(knex: Knex, at: Omit<PlaceStock, 'id'> & { made_by: string }): Promise<void> {
  await knex.raw(
    `insert into place_stock (id, place_id, inventory_item_id, lot_id, made_by)
      values (:id, :place_id, :inventory_item_id, :lot_id, :made_by)
      on conflict (inventory_item_id, coalesce(lot_id, '')) do update
        set place_id = excluded.place_id, made_by = excluded.made_by, made_at = now()`,
    { id: generateEntityId(undefined, 'lies'), ...at },
  )
}

export async function takeAway(knex: Knex, id: string): Promise<void> {
  if (!(await knex('place_stock').where({ id }).delete())) throw lyingUnknown()
}

export type Lies = { inventory_item_id: string; lot_id: string | null; code: string; cold: boolean }
/** Where these goods lie; a lot's own place goes before its good's. */
export const liesWhere = (knex: Knex, items: string[]): Promise<Lies[]> =>
  knex('place_stock as s')
    .join('place as p', 'p.id', 's.place_id')
    .whereIn('s.inventory_item_id', items)
    .select('s.inventory_item_id', 's.lot_id', 'p.code', 'p.cold')

export const placeOf = (lies: Lies[], item: string, lot_id: string | null): Lies | undefined =>
  lies.find((one) => one.inventory_item_id === item && lot_id !== null && one.lot_id === lot_id) ??
  lies.find((one) => one.inventory_item_id === item && one.lot_id === null)
