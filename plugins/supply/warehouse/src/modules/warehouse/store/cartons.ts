import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import { mostOf, ssccOf } from '../../../cartons/sscc'
import { cartonUnknown, fromDatabase, inCarton, notInCarton, ssccOut } from '../errors'
import type { ManifestParcel } from './manifests'

export type CartonRow = {
  id: string
  sscc: string
  carrier_code: string
  state: 'open' | 'closed'
  made_by: string
  made_at: Date
  closed_at: Date | null
  parcels: number
  pieces: number
  handed: boolean
}
export type CartonParcelRow = ManifestParcel & { carton_id: string }
export type Range = { prefix: string; from: number; to: number }

const UNIQUE = '23505'
const LIVE = `from carton_parcel p where p.carton_id = c.id and p.removed_at is null`
const COLUMNS = `c.*, (select count(*)::int ${LIVE}) as parcels, (select coalesce(sum(p.pieces), 0)::int ${LIVE}) as pieces,
  exists (select ${LIVE} and exists (select from manifest_parcel m where m.fulfillment_id = p.fulfillment_id)) as handed`

/** Under the next code of the range; no code is given twice. @throws MedusaError sscc_out */
export async function openCarton(
  knex: Knex,
  { prefix, from, to }: Range,
  carton: { carrier_code: string; made_by: string },
): Promise<string> {
  return knex.transaction(async (trx) => {
    await trx.raw(`select pg_advisory_xact_lock(hashtext('warehouse:carton'))`)
    const last = to ? Math.min(to, mostOf(prefix)) : mostOf(prefix)
    const known = await trx('carton')
      .where({ prefix })
      .whereBetween('serial', [from, last])
      .max('serial as serial')
      .first()
    const serial = known?.serial ? Number(known.serial) + 1 : from
    if (serial > last) throw ssccOut()
    const id = generateEntityId(undefined, 'carton')
    await trx('carton').insert({ ...carton, id, prefix, serial, sscc: ssccOf(prefix, serial) })
    return id
  })
}

type Asked = {
  state?: 'open' | 'closed' | 'handed'
  sscc?: string
  after: { at: string; id: string } | null
  take: number
}
/** The newest first. */
export function listCartons(knex: Knex, { state, sscc, after, take }: Asked): Promise<(CartonRow & { at: string })[]> {
  const query = knex('carton as c')
    .select(knex.raw(`${COLUMNS}, c.made_at::text as at`))
    .orderBy([
      { column: 'c.made_at', order: 'desc' },
      { column: 'c.id', order: 'desc' },
    ])
    .limit(take)
  if (sscc) query.where('c.sscc', sscc)
  const handed = `exists (select ${LIVE} and exists (select from manifest_parcel m where m.fulfillment_id = p.fulfillment_id))`
  if (state === 'handed') query.whereRaw(handed)
  else if (state) query.where('c.state', state).whereRaw(`not ${handed}`)
  if (after) query.whereRaw('(c.made_at, c.id) < (?::timestamptz, ?)', [after.at, after.id])
  return query
}

export async function readCarton(knex: Knex, id: string): Promise<CartonRow> {
  const row = (await knex('carton as c').select(knex.raw(COLUMNS)).where({ id }).first()) as CartonRow | undefined
  if (!row) throw cartonUnknown()
  return row
}

export const parcelsIn = (knex: Knex, carton_ids: string[]): Promise<CartonParcelRow[]> =>
  knex('carton_parcel').whereIn('carton_id', carton_ids).whereNull('removed_at').orderBy('id')

/** Of these parcels those that lie in a carton, with its code and whether it is closed. */
export const cartonsOf = (
  knex: Knex,
  fulfillment_ids: string[],
): Promise<{ fulfillment_id: string; carton_id: string; sscc: string; state: 'open' | 'closed' }[]> =>
  knex('carton_parcel as p')
    .join('carton as c', 'c.id', 'p.carton_id')
    .whereIn('p.fulfillment_id', fulfillment_ids)
    .whereNull('p.removed_at')
    .select('p.fulfillment_id', 'p.carton_id', 'c.sscc', 'c.state')

/** @throws MedusaError in_carton where one of them lies in a carton already */
export async function putIn(knex: Knex, carton_id: string, parcels: ManifestParcel[], added_by: string): Promise<void> {
  const rows = parcels.map(({ fulfillment_id, order_id, display_id, tracking_number, pieces }) => ({
    ...{ fulfillment_id, order_id, display_id, tracking_number, pieces },
    ...{ carton_id, added_by },
  }))
  try {
    await knex('carton_parcel').insert(rows)
  } catch (error) {
    if ((error as { code?: string }).code === UNIQUE) throw inCarton()
    throw fromDatabase(error)
  }
}

/** Out of whatever carton it lies in. @returns whether it lay in one */
export async function takeOut(
  knex: Knex,
  by: { fulfillment_id: string; carton_id?: string },
  removed_by: string,
): Promise<boolean> {
  try {
    const set = { removed_by, removed_at: knex.fn.now() }
    return Boolean(await knex('carton_parcel').where(by).whereNull('removed_at').update(set))
  } catch (error) {
    throw fromDatabase(error)
  }
}

export async function takeOutOf(knex: Knex, carton_id: string, fulfillment_id: string, by: string): Promise<void> {
  if (!(await takeOut(knex, { carton_id, fulfillment_id }, by))) throw notInCarton()
}

/** Parcels that were unpacked lie in no carton any more. */
export async function dropUnpacked(knex: Knex): Promise<void> {
  await knex.raw(
    `update carton_parcel p set removed_at = f.canceled_at, removed_by = 'shop' from fulfillment f
      where p.removed_at is null and f.id = p.fulfillment_id and f.canceled_at is not null
        and not exists (select from manifest_parcel m where m.fulfillment_id = p.fulfillment_id)`,
  )
}

export async function setClosed(knex: Knex, id: string, by: string | null): Promise<void> {
  try {
    const set = by
      ? { state: 'closed', closed_by: by, closed_at: knex.fn.now() }
      : { state: 'open', closed_by: null, closed_at: null }
    if (!(await knex('carton').where({ id }).update(set))) throw cartonUnknown()
  } catch (error) {
    throw fromDatabase(error)
  }
}
