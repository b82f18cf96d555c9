import type { MedusaContainer } from '@medusajs/framework/types'
import { namesOf } from '@shanzhen/http/names'
import { findCarrier } from '@shanzhen/shipping/carriers'
import { readPackingOrder } from '@shanzhen/shipping/parcels'
import { WAREHOUSE } from '../modules/warehouse'
import { readSample, type SampleRow } from '../modules/warehouse/store/samples'
import type { SampleFileSaid, SampleSaid } from '../wire'
import { lotsIn } from './draw'

export async function showSamples(container: MedusaContainer, rows: SampleRow[]): Promise<SampleSaid[]> {
  const people = rows.flatMap(({ packer, judged_by }) => [packer, judged_by ?? []].flat())
  const names = await namesOf(container, people)
  return rows.map((row) => ({
    ...{ fulfillment_id: row.fulfillment_id, order_id: row.order_id, display_id: row.display_id },
    ...{ packing_id: row.packing_id, tracking_number: row.tracking_number, why: row.why, state: row.state },
    carrier_name: findCarrier(row.carrier_code)?.name ?? row.carrier_code,
    ...{ packer: names[row.packer], drawn_at: row.drawn_at, reason: row.reason, unpacked_at: row.unpacked_at },
    ...{ judged_by: row.judged_by && names[row.judged_by], judged_at: row.judged_at },
  }))
}

/** With what should be in it, so that whoever opens it can tell. */
export async function showSample(container: MedusaContainer, fulfillment_id: string): Promise<SampleFileSaid> {
  const row = await readSample(container.resolve(WAREHOUSE).own.knex, fulfillment_id)
  const [[shown], order, lots] = await Promise.all([
    showSamples(container, [row]),
    readPackingOrder(container, row.order_id),
    lotsIn(container, fulfillment_id),
  ])
  const parcel = order?.parcels.find(({ id }) => id === fulfillment_id)
  const titles = new Map(
    order?.lines.map(({ line_item_id, title, variant_title }) => [
      line_item_id,
      [title, variant_title].filter(Boolean).join(' '),
    ]),
  )
  return {
    ...shown,
    goods: (parcel?.lines ?? []).map(({ line_item_id, quantity }) => ({
      title: titles.get(line_item_id) ?? '商品',
      pieces: quantity,
    })),
    lots: lots.map(({ code, best_before }) => ({ code, best_before })),
  }
}
