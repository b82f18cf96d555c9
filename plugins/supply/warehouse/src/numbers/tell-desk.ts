import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { WAREHOUSE } from '../modules/warehouse'
import { markTold, untoldWishes } from '../modules/warehouse/store/wishes'
import { deskOf } from '../rules'

/**
 * Whoever gave the numbers hears which were used and which come to nothing. It was written with the parcel first, so that a
 * crash, or a carrier's silence, only means that it is told later.
 */
export async function tellDesk(container: MedusaContainer): Promise<void> {
  const desk = deskOf(container)
  const { knex } = container.resolve(WAREHOUSE).own
  for (const row of await untoldWishes(knex)) {
    const number = row.tracking_number ?? ''
    try {
      if (desk) await (row.state === 'taken' ? desk.take(container, number) : desk.cancel(container, number))
      await markTold(knex, row)
    } catch (error) {
      const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
      logger.warn(`warehouse: ${number} is told later: ${(error as Error).message}`)
    }
  }
}
