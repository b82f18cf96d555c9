import { inTransaction, StoreService } from '@shanzhen/workflow-kit/store-service'
import { ShopTestOrder } from './models/test-order'
import * as store from './store/orders'
import type { TestOrder } from './types'

const KEPT_MS = 30 * 86_400_000

/** The test shop: orders that programs place with a test key, acted out here and nowhere else. */
export default class TestShopService extends StoreService(
  { ShopTestOrder },
  {
    place: store.place,
    sums: store.sums,
    change: inTransaction(store.change),
    goOn: inTransaction(store.goOnDue),
    changedSince: store.changedSince,
  },
) {
  /** As it stands now. */
  async find(shop_id: string, number: string): Promise<TestOrder | null> {
    await this.goOn(shop_id)
    return store.find(this.knex, shop_id, number)
  }

  async list(shop_id: string, asked: store.TestOrdersAsked): Promise<TestOrder[]> {
    await this.goOn(shop_id)
    return store.list(this.knex, shop_id, asked)
  }

  /** Receivers of old ones too. */
  forgetOld() {
    return store.forgetBefore(this.knex, new Date(Date.now() - KEPT_MS))
  }
}
