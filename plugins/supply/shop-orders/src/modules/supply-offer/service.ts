import { type Cradle, StoreService } from '@shanzhen/workflow-kit/store-service'
import { fromDatabase } from './errors'
import { ShopOffer } from './models/shop-offer'
import { SupplyPrice } from './models/supply-price'
import { currentAndComing, inForce, type PriceRow } from './store/prices'

export type SupplyOfferOptions = {
  /** How many days before it counts a rise has to be said; 7 where not set. */
  noticeDays?: number
}
export type NewPrice = {
  variant_id: string
  tier: string
  price_fen: number | null
  floor_fen: number | null
  lead_hours: number
  starts_at: Date
  entered_by: string
}

/** What shops pay for goods, and which of them they sell at what price. */
export default class SupplyOfferService extends StoreService(
  { SupplyPrice, ShopOffer },
  { inForce, currentAndComing },
) {
  /** Options of the plugin, by name. */
  static readonly takes = {
    '@shanzhen/shop-orders': { noticeDays: true } satisfies Record<keyof SupplyOfferOptions, true | readonly string[]>,
  }

  readonly notice_days: number

  constructor(cradle: Cradle, options: SupplyOfferOptions = {}) {
    super(cradle)
    this.notice_days = options.noticeDays ?? 7
  }

  /** @throws MedusaError invalid_data where a rise is said too late, or a floor lies below its price */
  async setPrices(prices: NewPrice[]): Promise<PriceRow[]> {
    const rows = prices.map((price) => ({ ...price, notice_days: this.notice_days, rises: false }))
    return fromDatabase(() => this.createSupplyPrices(rows) as unknown as Promise<PriceRow[]>)
  }

  /** A shop's own title and price of a size, new or changed. @throws MedusaError invalid_data below the floor */
  async pick(shop_id: string, offer: { variant_id: string; title: string; price_fen: number; listed: boolean }) {
    return fromDatabase(() =>
      this.knex.transaction(async (trx) => {
        const { rows } = await trx.raw<{ rows: { id: string }[] }>(
          `insert into shop_offer (id, shop_id, variant_id, title, price_fen, listed)
            values ('shoff_' || replace(gen_random_uuid()::text, '-', ''), ?, ?, ?, ?, ?)
            on conflict (shop_id, variant_id) where deleted_at is null
            do update set title = excluded.title, price_fen = excluded.price_fen, listed = excluded.listed,
              updated_at = now()
            returning id`,
          [shop_id, offer.variant_id, offer.title, offer.price_fen, offer.listed],
        )
        return rows[0].id
      }),
    )
  }

  /** Shops whom a tier's price of a size meets, those of better tiers without one too: how many sell it, and how many below a floor. */
  async meets(variant_id: string, tier: string, floor_fen: number): Promise<{ shops: number; below: number }> {
    const { rows } = await this.knex.raw<{ rows: { shops: number; below: number }[] }>(
      `select count(*)::int as shops, (count(*) filter (where o.price_fen < ?))::int as below
        from shop_offer o join shop s on s.id = o.shop_id
        where o.variant_id = ? and o.listed and o.deleted_at is null
          and ? in (s.tier, (supply_price_at(o.variant_id, s.tier, now())).tier)`,
      [floor_fen, variant_id, tier],
    )
    return rows[0]
  }
}
