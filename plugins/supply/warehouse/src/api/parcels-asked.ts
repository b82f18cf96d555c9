import type { MedusaContainer } from '@medusajs/framework/types'
import { MedusaError } from '@medusajs/framework/utils'
import { type Parcel, readParcels } from '../labels/read-parcels'
import { WAREHOUSE } from '../modules/warehouse'
import { waveOrders } from '../modules/warehouse/store/waves'
import { wishesOf } from '../modules/warehouse/store/wishes'
import type { PrintQuery } from './contract'

/** As many as a wave holds. */
const MOST = 200

/** The parcels of a wave, by its order, or of the orders named; with the numbers kept for those not packed yet. */
export async function parcelsAsked(
  container: MedusaContainer,
  { wave_id, order_ids = '' }: PrintQuery,
): Promise<Parcel[]> {
  const { knex } = container.resolve(WAREHOUSE).own
  const ids = wave_id
    ? (await waveOrders(knex, wave_id)).filter(({ state }) => state !== 'out').map(({ order_id }) => order_id)
    : [...new Set(order_ids.split(',').filter(Boolean))]
  if (ids.length > MOST) throw new MedusaError(MedusaError.Types.INVALID_DATA, `一次最多打印 ${MOST} 单，请分几次`)
  const kept = await wishesOf(knex, wave_id ? { wave_id } : { order_ids: ids })
  return readParcels(container, ids, new Map(kept.map((row) => [row.order_id, row])))
}
