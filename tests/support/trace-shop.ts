/** A shop with bags of mushrooms and honey on the way from delivery to buyer, for tests of trace codes. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { internalGtin13 } from '@shanzhen/producers/check-digits'
import type { CheckoutShop } from './checkout-shop'

type Handle = 'mushroom' | 'honey'
export const GTIN: Record<Handle, string> = { mushroom: `0${internalGtin13(1)}`, honey: `0${internalGtin13(2)}` }

export function traceShop(container: MedusaContainer, shop: CheckoutShop) {
  const lots = container.resolve('lot')
  const sql = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const shelf = (handle: Handle) => ({ inventory_item_id: shop.inventory[handle], location_id: shop.location_id })

  /** Goods get their numbers, and make room for their own lots: what lies there is counted out. */
  async function prepare() {
    await container
      .resolve(Modules.PRODUCT)
      .upsertProductVariants(
        Object.entries(GTIN).map(([handle, gtin]) => ({ id: shop.variants[handle], ean: gtin.slice(1) })),
      )
    const items = (['mushroom', 'honey'] as const).map((handle) => shop.inventory[handle])
    for (const { id } of await lots.listLots({ inventory_item_id: items })) {
      await lots.actOnStock({
        ...{ kind: 'stocktake', lot_id: id, location_id: shop.location_id, quantity: 0 },
        ...{ reason: '清点归零', actor: 'user_1' },
      })
    }
  }

  async function receive(handle: Handle, quantity: number, more: { best_before?: string; bulk?: boolean } = {}) {
    const [product] = (
      await container
        .resolve(ContainerRegistrationKeys.QUERY)
        .graph({ entity: 'product', fields: ['good.id'], filters: { id: shop.products[handle] } })
    ).data
    const [lot] = await lots.receive({
      location_id: shop.location_id,
      received_by: 'user_receiver',
      supplier_contact: '0915-6820000',
      lots: [
        {
          good_id: product?.good?.id ?? '',
          inventory_item_id: more.bulk ? null : shop.inventory[handle],
          quantity,
          made_on: '2026-11-01',
          best_before: more.best_before ?? '2027-11-01',
          town: '城关镇',
          village: '青龙娅村',
          is_demo: true,
        },
      ],
    })
    return lot
  }
  async function release(handle: Handle, quantity: number, more?: Parameters<typeof receive>[2]) {
    const lot = await receive(handle, quantity, more)
    await lots.inspect([
      {
        lot_id: lot.id,
        kind: 'incoming',
        method: 'GB 5009.3',
        sampling: '随机 3 袋',
        sample_count: 3,
        inspector: '李检',
        values: [],
      },
    ])
    await lots.release([lot.id], 'user_releaser')
    return lot
  }
  let parcels = 0
  /** Bags off the shelf, as when a parcel leaves. */
  const ship = (handle: Handle, quantity: number) =>
    lots.takeParcel({
      ...{ order_id: 'order_trace', fulfillment_id: `ful_trace_${++parcels}`, actor: 'user_1' },
      lines: [{ ...shelf(handle), line_item_id: 'ordli_trace', quantity }],
    })
  /** The lot's state as its own part of the plugin leaves it, with the event that tells of it. */
  async function turn(lot: { id: string }, state: 'recalled' | 'rejected' | 'expired') {
    await sql.raw(`update lot set state = ? where id = ?`, [state, lot.id])
    await sql.raw(`select lot_write_event(?, ?, 'user_1', '{}'::jsonb)`, [lot.id, state])
  }
  return { prepare, receive, release, ship, turn }
}
