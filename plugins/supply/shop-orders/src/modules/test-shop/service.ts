import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ContainerRegistrationKeys, MedusaService } from '@medusajs/framework/utils'
import { ShopTestOrder } from './models/test-order'
import * as store from './store/orders'
import type { TestChange, TestOrder } from './types'

type Cradle = { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }
const KEPT_MS = 30 * 86_400_000

/** The test shop: orders that programs place with a test key, acted out here and nowhere else. */
export default class TestShopService extends MedusaService({ ShopTestOrder }) {
  private readonly knex: Knex

  constructor(cradle: Cradle) {
    super(...[cradle])
    this.knex = cradle[ContainerRegistrationKeys.PG_CONNECTION]
  }

  place(order: store.NewTestOrder) {
    return store.place(this.knex, order)
  }

  /** As it stands now. */
  async find(shop_id: string, number: string): Promise<TestOrder | null> {
    await this.goOn(shop_id)
    return store.find(this.knex, shop_id, number)
  }

  async list(shop_id: string, asked: store.TestOrdersAsked): Promise<TestOrder[]> {
    await this.goOn(shop_id)
    return store.list(this.knex, shop_id, asked)
  }

  sums(shop_id: string) {
    return store.sums(this.knex, shop_id)
  }

  change(of: Pick<TestOrder, 'shop_id' | 'number'>, make: (order: TestOrder) => TestChange | null) {
    return this.knex.transaction((trx) => store.change(trx, of, make))
  }

  /** What is due goes on. @returns how many did */
  goOn(shop_id?: string): Promise<number> {
    return this.knex.transaction((trx) => store.goOnDue(trx, shop_id))
  }

  changedSince(after: { updated_at: Date; id: string }, take: number) {
    return store.changedSince(this.knex, after, take)
  }

  /** Receivers of old ones too. */
  forgetOld() {
    return store.forgetBefore(this.knex, new Date(Date.now() - KEPT_MS))
  }
}
