import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'

/** The lock under which the packing table hands goods to a carrier (plugins/selling/shipping); taken before the order's own. */
export function withParcels<T>(container: MedusaContainer, orderId: string, job: () => Promise<T>): Promise<T> {
  return container.resolve(Modules.LOCKING).execute([`parcels:${orderId}`], job, { timeout: 60 })
}
