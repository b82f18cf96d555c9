import type { MedusaContainer } from '@medusajs/framework/types'
import { showReady } from '../hand/hand-over'
import { WAREHOUSE } from '../modules/warehouse'
import { noPrefix, notForCarton, sampleWaiting } from '../modules/warehouse/errors'
import { openCarton, putIn, readCarton } from '../modules/warehouse/store/cartons'
import { orderCode } from '../order-code'
import type { ReadyParcelSaid } from '../wire'

const ORDER = /^O-\d+$/

/** @returns its id. @throws MedusaError where no range of codes is set, or none is left */
export async function beginCarton(container: MedusaContainer, carton: { carrier_code: string; made_by: string }) {
  const service = container.resolve(WAREHOUSE)
  const { sscc_prefix: prefix, sscc_from: from, sscc_to: to } = await service.settings()
  if (!prefix) throw noPrefix()
  return openCarton(service.own.knex, { prefix, from, to }, carton)
}

/** By its waybill or its order's code: of the carton's carrier, on the pile, and not waiting for a look. */
export async function putInCarton(
  container: MedusaContainer,
  { id, code, added_by }: { id: string; code: string; added_by: string },
): Promise<void> {
  const { knex } = container.resolve(WAREHOUSE).own
  const { carrier_code } = await readCarton(knex, id)
  const plain = code.replace(/\s/g, '').toUpperCase()
  const fits = (one: ReadyParcelSaid) => one.tracking_number === plain || orderCode(one.display_id) === plain
  const by = ORDER.test(plain) ? { carrier: carrier_code } : { number: plain }
  const parcels = (await showReady(container, by)).filter((one) => one.carrier_code === carrier_code && fits(one))
  if (!parcels.length) throw notForCarton(code)
  const waiting = parcels.find(({ sample }) => sample !== null && sample !== 'passed')
  if (waiting) throw sampleWaiting(waiting.tracking_number ?? orderCode(waiting.display_id))
  const rows = parcels.map(({ tracking_number = null, ...parcel }) => ({ ...parcel, tracking_number }))
  await putIn(knex, id, rows, added_by)
}
