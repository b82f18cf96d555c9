import type { MedusaContainer } from '@medusajs/framework/types'
import { today } from '@shanzhen/http/fields'
import { LOT } from '@shanzhen/lots/modules/lot'
import { findCarrier } from '@shanzhen/shipping/carriers'
import { WAREHOUSE } from '../modules/warehouse'
import { drawSamples, type NewSample } from '../modules/warehouse/store/samples'
import { drawn } from './rule'

type Parcel = Omit<NewSample, 'why'>

/**
 * Draws what the rule says of these parcels; within the commit of a parcel it is drawn with it or not at all. What a buyer
 * collects no carrier takes: it is looked at when it is given out.
 */
export async function drawParcels(container: MedusaContainer, parcels: Parcel[]): Promise<void> {
  const service = container.resolve(WAREHOUSE)
  const rule = await service.settings()
  if (!rule.sample_every && !rule.sample_percent) return
  const samples: NewSample[] = []
  for (const parcel of parcels) {
    if (findCarrier(parcel.carrier_code)?.kind === 'pickup') continue
    const lots = rule.sample_percent ? await lotsIn(container, parcel.fulfillment_id) : []
    const why = drawn(rule, { display_id: parcel.display_id, lots, day: today() })
    if (why) samples.push({ ...parcel, why })
  }
  await drawSamples(service.own.knex, samples)
}

/** What a parcel was taken from. */
export async function lotsIn(container: MedusaContainer, fulfillment_id: string) {
  const lots = container.resolve(LOT)
  const moved = await lots.movements({ fulfillment_id })
  return lots.readLots([...new Set(moved.filter(({ delta }) => delta < 0).map(({ lot_id }) => lot_id))])
}
