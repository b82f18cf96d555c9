import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { Attribution } from '@shanzhen/ports/types'
import { writeAttributions } from '../../place/attributed'

/** The last step of an order: what is written of it is never taken back. */
export const noteAttributionStep = createStep(
  'note-attribution',
  async (attribution: Attribution | null, { container }) => {
    const knex = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
    await writeAttributions(container, knex, [{ attribution }])
    return new StepResponse()
  },
)
