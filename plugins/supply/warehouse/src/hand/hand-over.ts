import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { findCarrier } from '@shanzhen/shipping/carriers'
import { parcelsLockKey } from '@shanzhen/workflow-kit/order-lock'
import { WAREHOUSE } from '../modules/warehouse'
import { cartonOpen, cartonSplit, noParcels, parcelNotThere, sampleWaiting } from '../modules/warehouse/errors'
import { cartonsOf, parcelsIn } from '../modules/warehouse/store/cartons'
import { readyParcels, type ReadyRow, writeManifest } from '../modules/warehouse/store/manifests'
import { samplesOf } from '../modules/warehouse/store/samples'
import type { Counted } from '../modules/warehouse/store/packings'
import { tidyBench } from '../tidy'
import type { HandOver, ReadyParcelSaid } from '../wire'
import { drawOthers, otherParcels } from './other-parcels'

const piecesOf = (counted: Counted): number =>
  Object.values(counted).reduce((sum, parts) => sum + Math.max(0, ...Object.values(parts)), 0)

const LOCK_S = 60

/** What of these a carrier may take along: packed here, or sent at their order's page. */
async function readyOf(
  container: MedusaContainer,
  carrier_code: string,
  ids: string[],
): Promise<Map<string, ReadyRow>> {
  const packed = (await readyParcels(container.resolve(WAREHOUSE).own.knex, carrier_code))
    .filter(({ fulfillment_id }) => ids.includes(fulfillment_id))
    .map((row): ReadyRow => ({ ...row, packing_id: row.id, pieces: piecesOf(row.counted) }))
  const known = packed.map(({ fulfillment_id }) => fulfillment_id)
  const others = await otherParcels(container, { ids: ids.filter((id) => !known.includes(id)) })
  const own = others.filter((row) => row.carrier_code === carrier_code)
  return new Map([...packed, ...own].map((row) => [row.fulfillment_id, row]))
}

/**
 * A carrier takes parcels along: all of them or none, each once. Under the parcels' locks of their orders, so that handing
 * over and unpacking go one after the other. @returns the manifest's id
 */
export async function handOver(container: MedusaContainer, asked: HandOver & { made_by: string }): Promise<string> {
  const { knex } = container.resolve(WAREHOUSE).own
  await tidyBench(container)
  const wanted = [...new Set(asked.fulfillment_ids)]
  const before = await readyOf(container, asked.carrier_code, wanted)
  if (!before.size) throw noParcels()
  await drawOthers(container, [...before.values()])
  const keys = [...new Set([...before.values()].map(({ order_id }) => order_id))].sort().map(parcelsLockKey)
  return container.resolve(Modules.LOCKING).execute(
    keys,
    async () => {
      const ready = await readyOf(container, asked.carrier_code, wanted)
      const alive = await container
        .resolve(Modules.FULFILLMENT)
        .listFulfillments({ id: wanted }, { take: wanted.length, select: ['id', 'canceled_at'] })
      const gone = wanted.filter((id) => !ready.has(id) || alive.find((one) => one.id === id)?.canceled_at)
      if (gone.length) throw parcelNotThere(gone.map((id) => before.get(id)?.tracking_number ?? id).join('、'))
      const drawn = (await samplesOf(knex, wanted)).filter(({ state }) => state !== 'passed')
      if (drawn.length)
        throw sampleWaiting(
          drawn.map(({ tracking_number, display_id }) => tracking_number ?? `#${display_id}`).join('、'),
        )
      await assertWhole(container, wanted)
      const head = {
        ...{ carrier_code: asked.carrier_code, taken_by: asked.taken_by || null, made_by: asked.made_by },
        carrier_name: findCarrier(asked.carrier_code)?.name ?? asked.carrier_code,
      }
      return writeManifest(knex, head, [...ready.values()])
    },
    { timeout: LOCK_S },
  )
}

/** Of a carton all or nothing goes, and closed. */
async function assertWhole(container: MedusaContainer, wanted: string[]): Promise<void> {
  const { knex } = container.resolve(WAREHOUSE).own
  const cartons = new Map((await cartonsOf(knex, wanted)).map((row) => [row.carton_id, row]))
  for (const parcel of await parcelsIn(knex, [...cartons.keys()])) {
    const carton = cartons.get(parcel.carton_id)
    if (carton?.state === 'open') throw cartonOpen(carton.sscc)
    if (!wanted.includes(parcel.fulfillment_id)) throw cartonSplit(carton?.sscc ?? '')
  }
}

type Address = { province: string | null; city: string | null } | null

/** What a carrier may take along: all that was packed here, or the parcel that bears a number, wherever it was sent. */
export async function showReady(
  container: MedusaContainer,
  { carrier, number }: { carrier?: string; number?: string },
): Promise<ReadyParcelSaid[]> {
  const rows: ReadyRow[] = number
    ? await otherParcels(container, { number })
    : (await readyParcels(container.resolve(WAREHOUSE).own.knex, carrier)).map((row) => ({
        ...row,
        packing_id: row.id,
        pieces: piecesOf(row.counted),
      }))
  if (!rows.length) return []
  await drawOthers(container, rows)
  const ids = rows.map(({ fulfillment_id }) => fulfillment_id)
  const drawn = await samplesOf(container.resolve(WAREHOUSE).own.knex, ids)
  const boxed = new Map(
    (await cartonsOf(container.resolve(WAREHOUSE).own.knex, ids)).map((row) => [row.fulfillment_id, row.sscc]),
  )
  const sampled = new Map(drawn.map(({ fulfillment_id, state }) => [fulfillment_id, state]))
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'order',
    fields: ['id', 'shipping_address.province', 'shipping_address.city'],
    filters: { id: rows.map(({ order_id }) => order_id) },
  })
  const places = new Map(
    (data as unknown as { id: string; shipping_address?: Address }[]).map(({ id, shipping_address: at }) => [
      id,
      [at?.province, at?.city].filter(Boolean).join(' ') || null,
    ]),
  )
  return rows.map((row) => ({
    ...{ fulfillment_id: row.fulfillment_id, order_id: row.order_id, display_id: row.display_id },
    ...{ tracking_number: row.tracking_number, carrier_code: row.carrier_code, packed_at: row.packed_at },
    carrier_name: findCarrier(row.carrier_code)?.name ?? row.carrier_code,
    ...{ pieces: row.pieces, place: places.get(row.order_id) ?? null },
    sample: sampled.get(row.fulfillment_id) ?? null,
    carton: boxed.get(row.fulfillment_id) ?? null,
  }))
}
