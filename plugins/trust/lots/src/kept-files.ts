import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { LOT } from './modules/lot'

/** Whether a lot's photo, shown or hidden, or the report of an inspection is this file. */
export async function lotKeepsFile(container: MedusaContainer, file_id: string): Promise<boolean> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  if (await knex('lot_photo').where({ file_id }).first('id')) return true
  return (
    (await container.resolve(LOT).listInspections({ report_file_id: file_id }, { take: 1, select: ['id'] })).length > 0
  )
}
