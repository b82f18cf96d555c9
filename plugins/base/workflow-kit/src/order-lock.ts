import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'

/** The lock under which checkout pays, refunds and cancels an order: its money moves one at a time, whoever moves it. */
export const withOrder = <T>(container: MedusaContainer, order_id: string, job: () => Promise<T>): Promise<T> =>
  container.resolve(Modules.LOCKING).execute([`checkout:order:${order_id}`], job, { timeout: 60 })

/**
 * The lock under which an order's pieces are counted: packed, unpacked, arrived, edited, sent back. Taken before the
 * order's own, by whoever needs both.
 */
export const withParcels = <T>(container: MedusaContainer, order_id: string, job: () => Promise<T>): Promise<T> =>
  container.resolve(Modules.LOCKING).execute([parcelsLockKey(order_id)], job, { timeout: 60 })

export const parcelsLockKey = (order_id: string): string => `parcels:${order_id}`
