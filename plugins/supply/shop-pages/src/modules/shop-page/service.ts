import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { Follower } from '@shanzhen/ledger/postings/follow-orders'
import { type Need, needs } from '@shanzhen/ports/needs'
import type {
  Outlet,
  OutletOrder,
  Outlets,
  OutletSales,
  OrderOwners,
  OrderSenders,
  ShopBusiness,
} from '@shanzhen/ports/types'
import { soldBy } from '@shanzhen/shop-orders/offers'
import { SHOP } from '@shanzhen/shops/modules/shop'
import { type Cradle, StoreService } from '@shanzhen/workflow-kit/store-service'
import { ShopPage } from './models/shop-page'
import * as lists from './store/lists'
import * as margins from './store/margins'
import { openSales } from './store/sales'

export type ShopPageOptions = {
  /** How many days after the last parcel arrived what a sale earned is the shop's to spend; 10 where not set. */
  holdDays?: number
  /** Container keys of who pays for pieces of a line (`PaysBack`). */
  paidBack?: string[]
  /** Container key of who weighs what is packed (`Corrections`). */
  corrections?: string
  /** Container key of who knows what buyers dispute at their bank (`Disputes`). */
  disputes?: string
}
export type PageWords = { open: boolean; notice: string; intro: string }

/** Small shops' own pages. What somebody has stands in the ledger alone; here stands what it is made of. */
export default class ShopPageService
  extends StoreService(
    { ShopPage },
    {
      sendersOf: lists.sendersOf,
      listSales: lists.listSales,
      sumsOf: lists.sumsOf,
      readSale: margins.readSale,
      salesAmong: margins.salesAmong,
      unsettledShops: margins.unsettledShops,
      unsettledOf: margins.unsettledOf,
    },
  )
  implements Outlets, OrderSenders, OrderOwners, ShopBusiness
{
  /** Options of the plugin, by name. */
  static readonly takes = {
    '@shanzhen/shop-pages': { holdDays: true, paidBack: true, corrections: true, disputes: true } satisfies Record<
      keyof ShopPageOptions,
      true | readonly string[]
    >,
  }

  readonly hold_days: number
  readonly paid_back: string[]
  readonly corrections: string | undefined
  readonly disputes: string | undefined
  readonly ports: Need[]
  readonly follower: Follower

  constructor(cradle: Cradle, options: ShopPageOptions = {}) {
    super(cradle)
    this.follower = new Follower(this.knex, 'hosted')
    this.hold_days = options.holdDays ?? 10
    this.paid_back = options.paidBack ?? []
    this.corrections = options.corrections
    this.disputes = options.disputes
    const need = needs.bind(null, '@shanzhen/shop-pages')
    this.ports = [
      ...need('paidBack', 'paysBack', options.paidBack),
      ...need('corrections', 'corrections', options.corrections),
      ...need('disputes', 'disputes', options.disputes),
    ]
  }

  within<T>(work: (trx: Knex.Transaction) => Promise<T>): Promise<T> {
    return this.knex.transaction(work)
  }

  /** What was never said is as a page begins: shut. */
  async wordsOf(shop_id: string): Promise<PageWords> {
    const row = (await this.knex('shop_page').where({ shop_id }).first('open', 'notice', 'intro')) as
      | PageWords
      | undefined
    return row ?? { open: false, notice: '', intro: '' }
  }

  async setWords(shop_id: string, words: PageWords, changed_by: string): Promise<void> {
    await this.knex('shop_page')
      .insert({ shop_id, ...words, changed_by })
      .onConflict('shop_id')
      .merge({ ...words, changed_by, updated_at: this.knex.fn.now() })
  }

  async findOutlet(handle: string): Promise<Outlet | null> {
    const row = (await this.knex('shop as s')
      .join('shop_page as p', 'p.shop_id', 's.id')
      .where({ 's.handle': handle, 's.state': 'approved', 'p.open': true })
      .whereNull('s.deleted_at')
      .first('s.id', 's.name', 's.handle')) as Outlet | undefined
    return row ?? null
  }

  async outletPricesOf(shop_id: string, variant_ids: string[]): Promise<Map<string, number>> {
    const sold = await soldBy(this.knex, shop_id, variant_ids)
    return new Map([...sold].map(([id, { price_fen }]) => [id, price_fen]))
  }

  /** All a shop sells at its page now. */
  soldAt(shop_id: string) {
    return soldBy(this.knex, shop_id, null)
  }

  openSales(trx: Knex, orders: OutletOrder[]): Promise<OutletSales> {
    return openSales(trx, orders)
  }

  /** @throws MedusaError not_allowed: sold at the page of a shop they act for */
  async assertNotOwnOrder(container: MedusaContainer, order_id: string, staff_id: string): Promise<void> {
    const sale = await this.readSale(order_id)
    if (sale) await container.resolve(SHOP).assertNotOwn(container, sale.shop_id, staff_id)
  }

  openBusinessOf(_container: MedusaContainer, shop_id: string, within: Knex.Transaction): Promise<string | null> {
    return lists.openBusiness(within, shop_id)
  }
}
