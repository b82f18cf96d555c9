/**
 * What happened to orders, statements and goods of shops that listen, written down once under its key. Read from what stands, so that
 * a crash between an act and its telling keeps nothing back.
 */
import type { MedusaContainer } from '@medusajs/framework/types'
import { SETTLEMENT } from '@shanzhen/settlement/modules/settlement'
import { TEST_SHOP } from '@shanzhen/shop-orders/modules/test-shop'
import { testNews } from '@shanzhen/shop-orders/test-shop/desk'
import { SHOP_ORDER } from '@shanzhen/shop-orders/modules/shop-order'
import type { ShippedParcel, ShopOrderRow } from '@shanzhen/shop-orders/types'
import { offeredGoods, pickedOf } from '@shanzhen/shop-orders/view/offered-goods'
import { SHOP } from '@shanzhen/shops/modules/shop'
import { WAREHOUSE } from '@shanzhen/warehouse/modules/warehouse'
import { WEBHOOK } from './modules/webhook'
import type { Notice } from './modules/webhook/store/deliveries'
import type { Seen } from './modules/webhook/store/seen'
import type { Mode, WebhookEvent } from './types'

const PAGE = 500
const LOW = 5
const OF_STATE: Partial<Record<string, WebhookEvent>> = {
  placed: 'order.placed',
  held: 'order.held',
  refused: 'order.refused',
  canceled: 'order.canceled',
}
const ORDERS = Object.values(OF_STATE).filter((event) => event !== undefined)
/** Well within the 30 days for which events are kept. */
const STATEMENT_MS = 7 * 86_400_000

/** Orders whose state changed since the last look. */
export const noticeOrders = (container: MedusaContainer): Promise<void> =>
  noticeChanged(container, {
    ...{ mark: 'orders', mode: 'live', events: ORDERS },
    read: (after) => container.resolve(SHOP_ORDER).changedSince(after, PAGE),
    noticesOf: noticesOfOrder,
  })

/** Of these orders of Medusa's what shops are told, without waiting for the next look. @returns shops with something to send */
export async function noticeOrdersOf(container: MedusaContainer, order_ids: string[]): Promise<string[]> {
  const rows = await container.resolve(SHOP_ORDER).ofOrders(order_ids)
  if (!rows.length) return []
  const webhooks = container.resolve(WEBHOOK)
  const { since } = await webhooks.mark('orders')
  // What was told before the mark may be forgotten by now, and is not told again.
  const fresh = rows.filter(({ updated_at }) => updated_at >= since)
  return webhooks.notice(fresh.flatMap((row) => noticesOfOrder(row, since)))
}

function noticesOfOrder(row: ShopOrderRow, since: Date): Notice[] {
  const type = OF_STATE[row.state]
  if (!type) return []
  // Given up between two looks, it was placed all the same.
  const placed = type === 'order.canceled' && row.placed_at && row.placed_at >= since
  return [...(placed ? (['placed'] as const) : []), row.state].map((state) => noticeOf(row, state))
}

/** Parcels of shops' orders that left since the last look. */
export const noticeParcels = (container: MedusaContainer): Promise<void> =>
  noticeChanged(container, {
    ...{ mark: 'parcels', mode: 'live', events: ['order.shipped'] },
    read: (after) => container.resolve(SHOP_ORDER).shippedSince(after, PAGE),
    noticesOf: (parcel) => [noticeOfParcel(parcel)],
  })

/**
 * That one, now, after whatever is to be told of its order first. Nothing more is asked where no shop sent it.
 * @returns shops with something to send
 */
export async function noticeParcel(
  container: MedusaContainer,
  id: string,
  before: (order_id: string) => Promise<void>,
): Promise<string[]> {
  const parcel = await container.resolve(SHOP_ORDER).shippedParcel(id)
  if (!parcel) return []
  await before(parcel.order_id)
  return container.resolve(WEBHOOK).notice([noticeOfParcel(parcel)])
}

function noticeOfParcel({ id: parcel_id, shop_id, shop_order_id: id, updated_at, ...parcel }: ShippedParcel): Notice {
  const { number, order_number, carrier, waybill } = parcel
  const data = { id, number, order_number, shipped_at: updated_at, carrier, waybill }
  return { shop_id, type: 'order.shipped', key: `shipped:${parcel_id}`, at: updated_at, data }
}

/** Orders of test keys go on, and are told of as those in earnest are, to addresses for tests alone. */
export async function noticeTestOrders(container: MedusaContainer): Promise<void> {
  const play = container.resolve(TEST_SHOP)
  await play.goOn()
  await noticeChanged(container, {
    ...{ mark: 'test-orders', mode: 'test', events: [...ORDERS, 'order.shipped'] },
    read: (after) => play.changedSince(after, PAGE),
    noticesOf: (row) =>
      row.steps.map(({ type, at }): Notice => {
        const key = `${type}:${row.id}:${at}`
        return { shop_id: row.shop_id, type, mode: 'test', key, at: new Date(at), data: testNews(row, type) }
      }),
  })
}

/** Of no shop: looked at with the others, and told to nobody. */
type Changed = { id: string; shop_id: string | null; updated_at: Date }
async function noticeChanged<Row extends Changed>(
  container: MedusaContainer,
  of: {
    mark: string
    mode: Mode
    events: WebhookEvent[]
    read: (after: { updated_at: Date; id: string }) => Promise<Row[]>
    noticesOf: (row: Row, since: Date) => Notice[]
  },
): Promise<void> {
  const webhooks = container.resolve(WEBHOOK)
  const listening = new Set(await webhooks.listeningShops(of.events, of.mode))
  const { since, until } = await webhooks.mark(of.mark)
  if (!listening.size) return webhooks.setMark(of.mark, until)
  for (let after = { updated_at: since, id: '' }; ;) {
    const rows = await of.read(after)
    await webhooks.notice(
      rows.filter(({ shop_id }) => shop_id && listening.has(shop_id)).flatMap((row) => of.noticesOf(row, since)),
    )
    const last = rows.at(-1)
    if (rows.length < PAGE || !last) return webhooks.setMark(of.mark, until)
    await webhooks.setMark(of.mark, last.updated_at < until ? last.updated_at : until)
    after = { updated_at: last.updated_at, id: last.id }
  }
}

function noticeOf(row: ShopOrderRow, state: string): Notice {
  const { id, shop_id, number, reason_code, goods_fen, freight_fen, ship_by } = row
  const type = OF_STATE[state] as WebhookEvent
  const data = { id, number, state, reason_code, goods_fen, freight_fen, ship_by }
  const at = (state === 'placed' && row.placed_at) || row.updated_at
  return { shop_id, type, key: `${type}:${id}:${+(row.placed_at ?? row.held_until ?? row.updated_at)}`, at, data }
}

/** Pieces that were not there when an order was picked, once somebody decided what becomes of them. */
export const noticeShorts = (container: MedusaContainer): Promise<void> =>
  noticeChanged(container, {
    ...{ mark: 'shorts', mode: 'live', events: ['order.short'] },
    read: async ({ updated_at, id }) => {
      const shorts = await container.resolve(WAREHOUSE).shortsDecidedSince({ decided_at: updated_at, id }, PAGE)
      const orders = await container.resolve(SHOP_ORDER).ofOrders(shorts.map(({ order_id }) => order_id))
      return shorts.map((short) => {
        const order = orders.find(({ order_id }) => order_id === short.order_id)
        return { ...short, updated_at: short.decided_at, shop_id: order?.shop_id ?? null, order }
      })
    },
    noticesOf: ({ id: short_id, order, title, quantity, decision, decided_at }) => {
      if (!order) return []
      const { id, number, shop_id } = order
      const data = { id, number, title, quantity, decision }
      return [{ shop_id, type: 'order.short', key: `short:${short_id}`, at: decided_at, data }]
    },
  })

/** Statements of the last days; those told before are known by their key, which is kept for longer than that. */
export async function noticeStatements(container: MedusaContainer): Promise<void> {
  const webhooks = container.resolve(WEBHOOK)
  for (const shop_id of await webhooks.listeningShops(['statement.ready'])) {
    const [rows] = await container.resolve(SETTLEMENT).list({ shop_id, take: 12 })
    const fresh = rows.filter(({ created_at }) => Date.now() - new Date(created_at).getTime() < STATEMENT_MS)
    await webhooks.notice(
      fresh.map(({ id, number, closing_fen, period_to, created_at }) => ({
        ...{ shop_id, type: 'statement.ready', key: `statement:${id}`, at: created_at },
        data: { id, number, closing_fen, period_to },
      })),
    )
  }
}

/** Sizes a shop sells: may they be ordered, how few are left, what they cost. The first look tells nothing. */
export async function noticeGoods(container: MedusaContainer): Promise<void> {
  const webhooks = container.resolve(WEBHOOK)
  const events: WebhookEvent[] = ['goods.stopped', 'goods.resumed', 'stock.low', 'price.changed']
  for (const shop_id of await webhooks.listeningShops(events)) {
    const { tier, state } = await container.resolve(SHOP).retrieveShop(shop_id)
    if (state !== 'approved') continue
    const known = new Map((await webhooks.seenOf(shop_id)).map((row) => [row.variant_id, row]))
    const offered = new Set<string>()
    for (let after: string | undefined; ;) {
      const { goods, next } = await offeredGoods(container, { id: shop_id, tier }, { take: 100, after })
      for (const { variant_id } of goods) offered.add(variant_id)
      const now = goods
        .filter(({ pick }) => pick?.listed)
        .map(({ variant_id, sku, reason, available, price_fen }) => {
          const seen = {
            shop_id,
            variant_id,
            stopped: available === 0,
            low: available > 0 && available <= LOW,
            price_fen,
          }
          return { seen, data: { variant_id, sku, available, price_fen, reason } }
        })
      await webhooks.notice(now.flatMap(({ seen, data }) => changesOf(known.get(seen.variant_id), seen, data)))
      await webhooks.keepSeen(now.map(({ seen }) => seen))
      if (!next) break
      after = next
    }
    const gone = [...known.values()].filter(({ variant_id, stopped }) => !stopped && !offered.has(variant_id))
    await noticeGone(container, shop_id, gone)
  }
}

/** What is supplied no more is not among the goods at all. */
async function noticeGone(container: MedusaContainer, shop_id: string, seen: Seen[]): Promise<void> {
  const webhooks = container.resolve(WEBHOOK)
  const picked = await pickedOf(
    container,
    shop_id,
    seen.map(({ variant_id }) => variant_id),
  )
  const gone = seen.filter(({ variant_id }) => picked.includes(variant_id))
  await webhooks.notice(
    gone.flatMap((before) => {
      const { variant_id, price_fen } = before
      const data = { variant_id, sku: null, available: 0, price_fen, reason: '这种规格现在不供货' }
      return changesOf(before, { ...before, stopped: true, low: false }, data)
    }),
  )
  await webhooks.keepSeen(gone.map((before) => ({ ...before, stopped: true, low: false })))
}

function changesOf(before: Seen | undefined, now: Seen, data: Record<string, unknown>): Notice[] {
  if (!before) return []
  const types: WebhookEvent[] = []
  if (now.stopped !== before.stopped) types.push(now.stopped ? 'goods.stopped' : 'goods.resumed')
  if (now.low && !before.low) types.push('stock.low')
  if (now.price_fen !== before.price_fen) types.push('price.changed')
  // A state may come back: the minute tells one time from the next, and two looks at once from two.
  const minute = Math.floor(Date.now() / 60_000)
  return types.map((type) => ({ shop_id: now.shop_id, type, key: `${type}:${now.variant_id}:${minute}`, data }))
}
