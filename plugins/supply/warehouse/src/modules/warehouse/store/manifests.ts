import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import { manifestUnknown } from '../errors'

export type ManifestRow = {
  id: string
  number: number
  carrier_code: string
  carrier_name: string
  taken_by: string | null
  made_by: string
  made_at: Date
  parcels: number
  pieces: number
}
export type ManifestParcel = {
  fulfillment_id: string
  order_id: string
  display_id: number
  tracking_number: string | null
  pieces: number
}

/** A parcel that a carrier may take along. */
export type ReadyRow = ManifestParcel & {
  carrier_code: string
  packed_at: Date
  packer: string
  /** null: sent at its order's own page. */
  packing_id: string | null
}

/** Of these parcels those that stand on a list. */
export const handedOf = (knex: Knex, fulfillment_ids: string[]): Promise<string[]> =>
  knex('manifest_parcel').whereIn('fulfillment_id', fulfillment_ids).pluck('fulfillment_id')

/** Still on the pile: on no list, and not with its buyer, who came for it or got it another way. */
export const ON_PILE = `p.state = 'packed'
  and not exists (select from manifest_parcel m where m.fulfillment_id = p.fulfillment_id)
  and not exists (select from fulfillment f where f.id = p.fulfillment_id and f.delivered_at is not null)`

/** Packed here and not handed over yet, by carrier. */
export async function readyParcels(knex: Knex, carrier_code?: string) {
  const query = knex('packing as p').whereRaw(ON_PILE).orderBy('p.packed_at').limit(5000)
  if (carrier_code) query.where({ carrier_code })
  type Row = ManifestParcel & {
    id: string
    wave_id: string | null
    carrier_code: string
    packed_at: Date
    packer: string
    counted: Record<string, Record<string, number>>
  }
  return (await query.select('p.*')) as Row[]
}

export async function countReady(knex: Knex): Promise<{ carrier_code: string; count: number }[]> {
  return knex('packing as p')
    .whereRaw(ON_PILE)
    .groupBy('carrier_code')
    .orderBy('carrier_code')
    .select('carrier_code', knex.raw('count(*)::int as count'))
}

export async function writeManifest(
  knex: Knex,
  head: { carrier_code: string; carrier_name: string; taken_by: string | null; made_by: string },
  parcels: ManifestParcel[],
): Promise<string> {
  return knex.transaction(async (trx) => {
    const id = generateEntityId(undefined, 'mani')
    await trx('manifest').insert({ ...head, id })
    const rows = parcels.map(({ fulfillment_id, order_id, display_id, tracking_number, pieces }) => ({
      ...{ fulfillment_id, order_id, display_id, tracking_number, pieces },
      manifest_id: id,
    }))
    await trx.batchInsert('manifest_parcel', rows, 500)
    return id
  })
}

const SUMS = `(select count(*)::int from manifest_parcel p where p.manifest_id = m.id) as parcels,
  (select coalesce(sum(p.pieces), 0)::int from manifest_parcel p where p.manifest_id = m.id) as pieces`

export async function listManifests(knex: Knex, { take, skip }: { take: number; skip: number }) {
  const rows: ManifestRow[] = await knex('manifest as m')
    .select('m.*', knex.raw(SUMS))
    .orderBy('number', 'desc')
    .limit(take)
    .offset(skip)
  const [{ count }] = await knex('manifest').select(knex.raw('count(*)::int as count'))
  return { rows, count: Number(count) }
}

export async function readManifest(knex: Knex, id: string) {
  const manifest = (await knex('manifest as m').select('m.*', knex.raw(SUMS)).where({ id }).first()) as
    | ManifestRow
    | undefined
  if (!manifest) throw manifestUnknown()
  const parcels: ManifestParcel[] = await knex('manifest_parcel').where({ manifest_id: id }).orderBy('display_id')
  return { manifest, parcels }
}

/** The number of the list a parcel stands on. */
export async function manifestOf(knex: Knex, fulfillment_id: string): Promise<number | null> {
  const row = await knex('manifest_parcel as p')
    .join('manifest as m', 'm.id', 'p.manifest_id')
    .where('p.fulfillment_id', fulfillment_id)
    .first('m.number')
  return row?.number ?? null
}
