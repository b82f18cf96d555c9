import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'

/** Paying, canceling, expiring and refunding one order go one after the other; a session's lock is taken inside. */
export function withOrder<T>(container: MedusaContainer, orderId: string, job: () => Promise<T>): Promise<T> {
  return container.resolve(Modules.LOCKING).execute([`checkout:order:${orderId}`], job, { timeout: 60 })
}

/** The lock under which the packing table hands goods to a carrier (plugins/shipping); taken before the order's own. */
export function withParcels<T>(container: MedusaContainer, orderId: string, job: () => Promise<T>): Promise<T> {
  return container.resolve(Modules.LOCKING).execute([`parcels:${orderId}`], job, { timeout: 60 })
}
