import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import type { OrderOwners, OrderSenders, Purses, ShopBusiness, Trade } from '@shanzhen/ports/types'
import { byMoment } from '@shanzhen/http/by-moment'
import { SHOP } from '@shanzhen/shops/modules/shop'
import { Gathered } from '@shanzhen/workflow-kit/gathered'
import { type Cradle, StoreService } from '@shanzhen/workflow-kit/store-service'
import { inForce, keptPrices } from '../supply-offer/store/prices'
import { ShopOrder } from './models/shop-order'
import { beginCall, endCall, forgetCalls } from './store/calls'
import { briefsOf } from './store/briefs'
import { daysOf, lateOf, listOrders, sendersOf, sumsOf } from './store/list'
import { openBusiness } from './store/open-business'
import { shippedParcel, shippedSince } from './store/parcels'
import { openPurses } from './store/purses'
import { markRefused, sentOf, takeIn } from './store/rows'
import type { ShopOrderRow } from './types'

export type ShopOrderOptions = {
  /** How long an order waits for its shop's deposit; 72 hours where not set. */
  holdHours?: number
}

/** Orders that shops send us to send on; for checkout it keeps shops' terms and pays out of their deposits. */
export default class ShopOrderService
  extends StoreService(
    { ShopOrder },
    {
      sendersOf,
      takeIn,
      beginCall,
      endCall,
      forgetCalls,
      markRefused,
      shippedSince,
      shippedParcel,
      list: listOrders,
      sums: sumsOf,
      briefsOf,
      daysOf,
      lateOf,
    },
  )
  implements Trade, OrderSenders, OrderOwners, ShopBusiness
{
  /** Options of the plugin, by name. */
  static readonly takes = {
    '@shanzhen/shop-orders': { holdHours: true } satisfies Record<keyof ShopOrderOptions, true | readonly string[]>,
  }

  private readonly prices = new Map<string, Gathered<number>>()
  private readonly kept = new Gathered((ids: string[]) => keptPrices(this.knex, ids))
  readonly hold_ms: number

  constructor(cradle: Cradle, options: ShopOrderOptions = {}) {
    super(cradle)
    this.hold_ms = (options.holdHours ?? 72) * 3_600_000
  }

  /** For checkout: read once for all orders of a shop that are priced in the same moment. */
  async pricesOf(shop_id: string, variant_ids: string[], reference: string): Promise<Map<string, number>> {
    const asked = this.prices.get(shop_id) ?? new Gathered((ids: string[]) => this.readPrices(shop_id, ids))
    this.prices.set(shop_id, asked)
    const { id } = sentOf(reference)
    const [now, kept] = await Promise.all([asked.ask(variant_ids), id ? this.kept.ask([id]) : null])
    for (const [variant_id, was_fen] of kept?.get(id) ?? []) {
      const fen = now.get(variant_id)
      if (fen !== undefined) now.set(variant_id, Math.min(fen, was_fen))
    }
    return now
  }

  openPurses(container: MedusaContainer, trx: Knex, shop_ids: string[]): Promise<Purses> {
    return openPurses(container, trx, shop_ids)
  }

  /** For whoever closes a shop. */
  openBusinessOf(container: MedusaContainer, shop_id: string, within: Knex.Transaction): Promise<string | null> {
    return openBusiness(container, within, shop_id)
  }

  /** Of these numbers those that stand for an order already, by what it is made of; a refused one may come anew. */
  async standing(shop_id: string, numbers: string[]): Promise<Map<string, { content_hash: string; state: string }>> {
    const rows = (await this.knex('shop_order')
      .where({ shop_id })
      // One value: a table has more numbers than a statement may have values.
      .whereRaw('number = any(?::text[])', [numbers])
      .whereNot({ state: 'refused' })
      .select('number', 'content_hash', 'state')) as { number: string; content_hash: string; state: string }[]
    return new Map(rows.map(({ number, ...row }) => [number, row]))
  }

  /** Those that wait, held ones too, the oldest first. @param of of one shop alone; a page begins after `after` */
  async open(take: number, of: { shop_id?: string; after?: string } = {}): Promise<ShopOrderRow[]> {
    const query = this.knex('shop_order').whereIn('state', ['waiting', 'held']).orderBy('id').limit(take)
    if (of.shop_id) query.where({ shop_id: of.shop_id })
    if (of.after) query.where('id', '>', of.after)
    return (await query) as ShopOrderRow[]
  }

  /** What people call one of Medusa's orders. */
  async orderNumber(order_id: string): Promise<number | null> {
    const row = (await this.knex('order').where({ id: order_id }).first('display_id')) as
      | { display_id: number }
      | undefined
    return row?.display_id ?? null
  }

  /** The shop's order behind one of Medusa's. */
  async ofOrder(order_id: string): Promise<ShopOrderRow | null> {
    return ((await this.knex('shop_order').where({ order_id }).first()) as ShopOrderRow | undefined) ?? null
  }

  /** The shops' orders among these of Medusa's. */
  async ofOrders(order_ids: string[]): Promise<ShopOrderRow[]> {
    return (await this.knex('shop_order').whereIn('order_id', order_ids)) as ShopOrderRow[]
  }

  /** For whoever gives money of an order back. @throws MedusaError not_allowed: their own shop's */
  async assertNotOwnOrder(container: MedusaContainer, order_id: string, staff_id: string): Promise<void> {
    const order = await this.ofOrder(order_id)
    if (order) await container.resolve(SHOP).assertNotOwn(container, order.shop_id, staff_id)
  }

  /** By when they were changed and id, behind `after`. */
  async changedSince(after: { updated_at: Date; id: string }, take: number): Promise<ShopOrderRow[]> {
    const at = { at: after.updated_at, id: after.id }
    return (await byMoment(this.knex('shop_order'), 'updated_at', at).limit(take)) as ShopOrderRow[]
  }

  /** Orders that were to leave before now, by that moment and id, behind `after`; canceled ones too. */
  async dueBefore(now: Date, take: number, after: { ship_by: Date; id: string }): Promise<ShopOrderRow[]> {
    const due = this.knex('shop_order').where('ship_by', '<', now).limit(take)
    return (await byMoment(due, 'ship_by', { at: after.ship_by, id: after.id })) as ShopOrderRow[]
  }

  /** Those of these that were given up. */
  async canceledAmong(ids: string[]): Promise<Set<string>> {
    const rows = (await this.knex('shop_order').whereIn('id', ids).where({ state: 'canceled' }).select('id')) as {
      id: string
    }[]
    return new Set(rows.map(({ id }) => id))
  }

  /** Those of these whose order of Medusa's is canceled are canceled too. */
  async followCanceled(order_ids: string[]): Promise<void> {
    await this.knex.raw(
      `update shop_order o set state = 'canceled', updated_at = now() from "order" m
        where m.id = o.order_id and m.status = 'canceled' and o.state = 'placed' and o.order_id = any(?)`,
      [order_ids],
    )
  }

  async find(shop_id: string, by: { id: string } | { number: string }): Promise<ShopOrderRow | null> {
    return (
      ((await this.knex('shop_order')
        .where({ shop_id, ...by })
        .first()) as ShopOrderRow | undefined) ?? null
    )
  }

  /** By the shop's own number the order's id, of those that are there. */
  async idsByNumber(shop_id: string, numbers: string[]): Promise<Map<string, string>> {
    const rows = (await this.knex('shop_order')
      .where({ shop_id })
      .whereIn('number', numbers)
      .select('id', 'number')) as {
      id: string
      number: string
    }[]
    return new Map(rows.map(({ id, number }) => [number, id]))
  }

  /** What the orders that wait for money need, in fen. */
  async heldFen(shop_id: string): Promise<number> {
    const { rows } = await this.knex.raw<{ rows: { sum: string | null }[] }>(
      `select sum((body->>'expected_total_fen')::bigint) as sum from shop_order where shop_id = ? and state = 'held'`,
      [shop_id],
    )
    return Number(rows[0].sum ?? 0)
  }

  private async readPrices(shop_id: string, variant_ids: string[]): Promise<Map<string, number>> {
    const prices = await inForce(this.knex, { shop_id }, variant_ids)
    return new Map([...prices].map(([id, { price_fen }]) => [id, price_fen]))
  }
}
