import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ContainerRegistrationKeys, MedusaService } from '@medusajs/framework/utils'
import { type Seal, sealOf } from '../../seal'
import { findDistributor } from './store/distributors'

type Cradle = { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }
export type DistributorOptions = {
  /** Seals the real names of distributors. */
  accountSecret?: string
}

/** Who sells by sharing: applications, states, codes. */
export default class DistributorService extends MedusaService({}) {
  private readonly knex: Knex
  private readonly seal: Seal

  constructor(cradle: Cradle, options: DistributorOptions = {}) {
    super(...[cradle])
    this.knex = cradle[ContainerRegistrationKeys.PG_CONNECTION]
    this.seal = sealOf(options.accountSecret)
  }

  /** Who and in what state; null where there is none. */
  distributorOf(id: string) {
    return findDistributor(this.knex, { id })
  }

  distributorOfCustomer(customer_id: string) {
    return findDistributor(this.knex, { customer_id })
  }
}
