import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ContainerRegistrationKeys, MedusaService } from '@medusajs/framework/utils'
import type { ActorDirectory, Address } from '@shanzhen/ports/types'
import { Shop } from './models/shop'
import { ShopKey } from './models/shop-key'
import { ShopMember } from './models/shop-member'
import { whoSignsIn } from './store/visitors'

type Cradle = { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }

/** Who the small shops are: applications, members, settlement accounts, keys. */
export default class ShopService extends MedusaService({ Shop, ShopMember, ShopKey }) implements ActorDirectory {
  private readonly knex: Knex

  constructor(cradle: Cradle) {
    super(...[cradle])
    this.knex = cradle[ContainerRegistrationKeys.PG_CONNECTION]
  }

  /** Asked by sign-in after the code was right: a member, or a visitor who may apply. Shops sign in by phone alone. */
  async findActorId({ channel, address }: Address): Promise<string | null> {
    return channel === 'sms' ? whoSignsIn(this.knex, address) : null
  }
}
