import type { MedusaContainer } from '@medusajs/framework/types'
import { namesOf } from '@shanzhen/http/names'
import { findCarrier } from '@shanzhen/shipping/carriers'
import { WAREHOUSE } from '../modules/warehouse'
import { type CartonRow, parcelsIn, readCarton } from '../modules/warehouse/store/cartons'
import type { CartonSaid } from '../wire'

export async function showCartons(container: MedusaContainer, rows: CartonRow[]): Promise<CartonSaid[]> {
  const { knex } = container.resolve(WAREHOUSE).own
  const [names, parcels] = await Promise.all([
    namesOf(
      container,
      rows.map(({ made_by }) => made_by),
    ),
    parcelsIn(
      knex,
      rows.map(({ id }) => id),
    ),
  ])
  return rows.map((row) => ({
    ...{
      id: row.id,
      sscc: row.sscc,
      carrier_code: row.carrier_code,
      made_by: names[row.made_by],
      made_at: row.made_at,
    },
    carrier_name: findCarrier(row.carrier_code)?.name ?? row.carrier_code,
    state: row.handed ? ('handed' as const) : row.state,
    ...{ closed_at: row.closed_at, pieces: row.pieces },
    parcels: parcels
      .filter(({ carton_id }) => carton_id === row.id)
      .map(({ fulfillment_id, order_id, display_id, tracking_number, pieces }) => ({
        ...{ fulfillment_id, order_id, display_id, tracking_number, pieces },
      })),
  }))
}

export const showCarton = async (container: MedusaContainer, id: string): Promise<CartonSaid> =>
  (await showCartons(container, [await readCarton(container.resolve(WAREHOUSE).own.knex, id)]))[0]
