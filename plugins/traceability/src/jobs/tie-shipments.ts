import type { MedusaContainer } from '@medusajs/framework/types'
import { LOT } from '../modules/lot'
import { tieFulfillments } from '../shipments/tie-fulfillment'

/** Each minute: parcels whose order lines do not know their lots yet, because the backend fell in between. */
export default async function tieShipments(container: MedusaContainer) {
  await tieFulfillments(container, await container.resolve(LOT).untiedFulfillments())
}

export const config = { name: 'tie-shipments', schedule: '* * * * *' }
