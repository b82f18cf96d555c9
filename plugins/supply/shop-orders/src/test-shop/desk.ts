/** What a test key is answered, in the same words and forms as a real one. */
import { createHash } from 'node:crypto'
import type { MedusaContainer } from '@medusajs/framework/types'
import { MedusaError } from '@medusajs/framework/utils'
import { alreadyShipped } from '@shanzhen/checkout/lib/refusal'
import { TEST_SHOP } from '../modules/test-shop'
import type { TestLine, TestOrder } from '../modules/test-shop/types'
import { type AskedOrder, numberUsed, OrderRefused, totalChanged } from '../orders/place-one'
import type { Deposit, ListedOrder, OfferedGoods, ShopOrder, ShopOrderFile, ShopOrders } from '../wire'
import { begin, giveUp, totalOf, withdraw } from './acts'
import { actOf, FREIGHT_FEN, priceOf, RISE_FEN, skuOf, TEST_GOODS, titleOf } from './goods'

/** It never moves. */
const BALANCE_FEN = 100_000

export function testGoods({ take, after = '', q = '' }: { take: number; after?: string; q?: string }): OfferedGoods {
  const wanted = q.toLowerCase()
  const known = TEST_GOODS.filter(({ title, sku }) => `${title} ${sku}`.toLowerCase().includes(wanted))
    .filter(({ variant_id }) => variant_id > after)
    .sort((a, b) => (a.variant_id < b.variant_id ? -1 : 1))
  const goods = known.slice(0, take)
  return { goods, next: known.length > take ? (goods.at(-1)?.variant_id ?? null) : null }
}

export async function testOrders(
  container: MedusaContainer,
  shop_id: string,
  asked: { take: number; after?: string; state?: string; number?: string; import_id?: string },
): Promise<ShopOrders> {
  const play = container.resolve(TEST_SHOP)
  const rows = asked.import_id ? [] : await play.list(shop_id, { ...asked, take: asked.take + 1 })
  const page = rows.slice(0, asked.take)
  const next = rows.length > asked.take ? (page.at(-1)?.id ?? null) : null
  return { orders: page.map(listed), sums: await play.sums(shop_id), next }
}

export async function testOrder(container: MedusaContainer, shop_id: string, number: string): Promise<ShopOrderFile> {
  return fileOf(await ownTest(container, shop_id, number))
}

async function ownTest(container: MedusaContainer, shop_id: string, number: string): Promise<TestOrder> {
  const row = await container.resolve(TEST_SHOP).find(shop_id, number)
  if (!row) throw new MedusaError(MedusaError.Types.NOT_FOUND, '没有找到这个代发订单')
  return row
}

/** @throws OrderRefused as for a real one */
export async function placeTest(
  container: MedusaContainer,
  { shop_id, made_by }: { shop_id: string; made_by: string },
  { number, items, receiver, note: said, expected_total_fen: seen_fen }: AskedOrder,
): Promise<{ order: ShopOrderFile; fresh: boolean }> {
  const note = said ?? null
  const content = [items.map(({ quantity, ...of }) => [actOf(of) ?? of.sku, quantity]).sort(), receiver, note]
  const content_hash = createHash('sha256').update(JSON.stringify(content)).digest('hex')
  const play = container.resolve(TEST_SHOP)
  const standing = (row: TestOrder) => {
    if (row.content_hash !== content_hash) throw numberUsed()
    return { order: fileOf(row), fresh: false }
  }
  const before = await play.find(shop_id, number)
  if (before && before.state !== 'refused') return standing(before)
  const lines = linesOf(items)
  const goods_fen = totalOf({ lines })
  if (seen_fen !== undefined && seen_fen !== goods_fen + FREIGHT_FEN)
    throw totalChanged(seen_fen, goods_fen + FREIGHT_FEN)
  const made = await play.place({
    ...{ shop_id, number, content_hash, receiver, note, made_by, lines, goods_fen, freight_fen: FREIGHT_FEN },
    ...begin({ lines }, new Date()),
  })
  return made ? { order: fileOf(made), fresh: true } : standing(await ownTest(container, shop_id, number))
}

/** @throws OrderRefused 422 by the first that is wrong */
function linesOf(items: AskedOrder['items']): TestLine[] {
  const faults: { field: string; code: string; message: string }[] = []
  const lines: TestLine[] = []
  for (const [i, { quantity, ...of }] of items.entries()) {
    const act = actOf(of)
    const fault = (field: string, code: string, message: string) => void faults.push({ field, code, message })
    if (!act)
      fault(`items.${i}.sku`, 'unknown', `没有供货的商品编码“${of.sku ?? of.variant_id}”；测试密钥只有 TEST- 开头的`)
    else if (lines.some((line) => line.act === act)) fault(`items.${i}`, 'repeated', '同一规格请合并成一行')
    else if (act === 'sold-out') fault(`items.${i}`, 'sold_out', '商品已售罄')
    else lines.push({ act, quantity, unit_price_fen: priceOf(act) + (act === 'price-change' ? RISE_FEN : 0) })
  }
  if (!faults.length) return lines
  const fields = Object.fromEntries(faults.map(({ field, message }) => [field, message]))
  throw new OrderRefused(422, faults[0].code, faults[0].message, fields)
}

/** @throws Refusal 409 where it is packed, as for a real one */
export async function cancelTest(container: MedusaContainer, shop_id: string, number: string): Promise<ShopOrderFile> {
  await ownTest(container, shop_id, number)
  const row = await container.resolve(TEST_SHOP).change({ shop_id, number }, (order) => {
    if (order.state === 'canceled') return null
    if (order.state === 'refused') throw new MedusaError(MedusaError.Types.NOT_ALLOWED, '这个订单没有下成，不用取消')
    if (order.state === 'held') return withdraw(order, new Date())
    if (order.shipping !== 'none') throw alreadyShipped()
    return giveUp(order, new Date())
  })
  return fileOf(row ?? (await ownTest(container, shop_id, number)))
}

export async function testDeposit(container: MedusaContainer, shop_id: string): Promise<Deposit> {
  const held = await container.resolve(TEST_SHOP).list(shop_id, { state: 'held', take: 100 })
  const held_fen = held.reduce((sum, { goods_fen, freight_fen }) => sum + goods_fen + freight_fen, 0)
  return { balance_fen: BALANCE_FEN, held_fen, movements: [], next: null }
}

const iso = (at: Date | null) => at?.toISOString() ?? null

function shown(row: TestOrder): ShopOrder {
  const { id, number, state, shipping, reason_code, reason } = row
  const real = state === 'placed' || state === 'canceled'
  return {
    ...{ id, number, door: 'api', state, reason_code, reason },
    order_number: real ? row.order_number : null,
    ...(real ? { goods_fen: row.goods_fen, freight_fen: row.freight_fen } : { goods_fen: null, freight_fen: null }),
    ...{ shipping: real ? shipping : null, ship_by: iso(row.ship_by), held_until: iso(row.held_until) },
    ...{ placed_at: iso(row.placed_at), created_at: row.created_at.toISOString() },
  }
}

function listed(row: TestOrder): ListedOrder {
  const { lines } = fileOf(row)
  const { name, province, city, district = '' } = row.receiver
  return {
    ...shown(row),
    receiver: { name, province, city, district },
    lines: lines.map(({ title, variant_title, quantity }) => ({ title, variant_title, quantity })),
  }
}

const fileOf = (row: TestOrder): ShopOrderFile => ({
  ...shown(row),
  ...{ receiver: row.receiver, note: row.note, refunded_fen: row.refunded_fen },
  lines: row.lines.map(({ act, quantity, unit_price_fen }) => ({
    ...{ title: titleOf(act), variant_title: null, sku: skuOf(act), quantity, unit_price_fen },
  })),
  parcels: row.shipped_at ? [parcelOf(row)] : [],
  lots: [],
})

/** A number no carrier gives out. */
const parcelOf = ({ id, shipped_at, delivered_at }: TestOrder) => ({
  ...{ carrier: '测试快递', waybill: `TEST${id.slice(-12)}` },
  ...{ shipped_at: iso(shipped_at), delivered_at: iso(delivered_at) },
})

/** What a shop's system is told of it. */
export const testNews = (row: TestOrder, type: string): Record<string, unknown> => {
  const { id, number, order_number, reason_code, goods_fen, freight_fen } = row
  if (type !== 'order.shipped')
    return {
      ...{ id, number, state: type.slice('order.'.length), reason_code, goods_fen, freight_fen },
      ship_by: iso(row.ship_by),
    }
  const { carrier, waybill, shipped_at } = parcelOf(row)
  return { id, number, order_number, shipped_at, carrier, waybill }
}
