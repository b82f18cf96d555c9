import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ContainerRegistrationKeys, MedusaService } from '@medusajs/framework/utils'
import { handleNow, watchHandles } from './former-handles'
import { Good } from './models/good'
import { Producer } from './models/producer'

/** Keeps producers and good facts; the rules among them are CHECKs of the database. */
export default class TraceabilityService extends MedusaService({ Good, Producer }) {
  /** Modules migrate side by side: Medusa's table may be younger than the trigger that watches it. */
  __hooks = { onApplicationStart: () => watchHandles(this.knex) }
  private readonly knex: Knex

  constructor(cradle: { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }) {
    super(...[cradle])
    this.knex = cradle[ContainerRegistrationKeys.PG_CONNECTION]
  }

  /** @returns the address today of a good that once had `handle` */
  handleNow(handle: string): Promise<string | null> {
    return handleNow(this.knex, handle)
  }
}
