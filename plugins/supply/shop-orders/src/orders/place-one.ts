/** One order by the portal or a program: quoted, taken in, placed, all in one answer. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { MedusaError } from '@medusajs/framework/utils'
import type { Priced } from '@shanzhen/checkout/quote/build-quote'
import type { PlaceBody } from '@shanzhen/checkout/wire'
import { readAnySkus, readWanted } from '../import/read-skus'
import { SHOP_ORDER } from '../modules/shop-order'
import { SUPPLY_OFFER } from '../modules/supply-offer'
import { contentHash } from '../modules/shop-order/store/rows'
import type { Door, ShopOrderRow } from '../modules/shop-order/types'
import { placeWaiting } from './place-orders'
import { type Draft, type DraftFault, type QuotedDraft, quoteDrafts, type Receiver, type Trader } from './quote-drafts'

export type AskedOrder = {
  number: string
  items: { variant_id?: string; sku?: string; quantity: number }[]
  receiver: Receiver
  note?: string
  expected_total_fen?: number
}

/** Of what an order was made a moment ago. */
export type PlacedNow = { body: PlaceBody; priced: Priced }

/** What stands in the way of an order, by field, with the status its sender is answered. */
export class OrderRefused extends Error {
  constructor(
    readonly status: 402 | 403 | 409 | 422,
    readonly code: string,
    message: string,
    readonly fields: Record<string, string> = {},
  ) {
    super(message)
  }
}

export async function quoteOne(
  container: MedusaContainer,
  shop: Trader,
  { items, ...asked }: Omit<AskedOrder, 'expected_total_fen'>,
): Promise<QuotedDraft> {
  const codes = items.flatMap(({ variant_id, sku }) => (!variant_id && sku ? sku : []))
  const skus = await readWanted(container, shop.tier, codes)
  const wanted = items.map(({ variant_id, sku = '' }) => variant_id ?? skus.get(sku.toLowerCase()))
  const terms = await container.resolve(SUPPLY_OFFER).inForce(
    shop.tier,
    wanted.flatMap((id) => id ?? []),
  )
  const faults: DraftFault[] = []
  const seen = new Set<string>()
  const known = items.flatMap(({ variant_id, sku = '', quantity }, i) => {
    const id = wanted[i]
    if (!id || (!variant_id && !terms.has(id)))
      faults.push({ field: `items.${i}.sku`, code: 'unknown', message: `没有供货的商品编码“${sku}”` })
    // By its code and by its id, or by its code in small letters, it is the same.
    else if (seen.has(id)) faults.push({ field: `items.${i}`, code: 'repeated', message: '同一规格请合并成一行' })
    if (id) seen.add(id)
    return id ? [{ variant_id: id, quantity }] : []
  })
  const draft: Draft = { ...asked, items: known }
  if (faults.length) return { draft, faults, body: null, goods_fen: 0, freight_fen: 0, lead_hours: 1, priced: null }
  return (await quoteDrafts(container, shop, [draft], terms))[0]
}

/** @throws OrderRefused where it cannot be had so, costs another sum than was seen, or its number stands for something else */
export async function placeOne(
  container: MedusaContainer,
  shop: Trader,
  asked: AskedOrder,
  { door, made_by }: { door: Door; made_by: string },
): Promise<{ row: ShopOrderRow; fresh: PlacedNow | null }> {
  const shop_orders = container.resolve(SHOP_ORDER)
  const { expected_total_fen: seen_fen, ...wanted } = asked
  const { body, faults, lead_hours, priced } = await quoteOne(container, shop, wanted)
  const before = await shop_orders.find(shop.id, { number: asked.number })
  if (!body || !priced) {
    if (before && before.state !== 'refused') {
      if (before.content_hash !== (await contentOf(container, wanted))) throw numberUsed()
      return { row: before, fresh: null }
    }
    throw new OrderRefused(
      422,
      faults[0].code,
      faults[0].message,
      Object.fromEntries(faults.map(({ field, message }) => [field, message])),
    )
  }
  const isNew = !before || before.state === 'refused'
  if (isNew && seen_fen !== undefined && seen_fen !== body.expected_total_fen)
    throw totalChanged(seen_fen, body.expected_total_fen)
  const [{ row, used }] = await shop_orders.takeIn([
    { shop_id: shop.id, number: asked.number, door, body, lead_hours, made_by },
  ])
  if (used) throw numberUsed()
  await placeWaiting(container, [row], isNew ? priced : null)
  const after = await shop_orders.find(shop.id, { number: asked.number })
  if (!after) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, '没有下成，请重试')
  if (after.state === 'refused')
    throw new OrderRefused(409, after.reason_code ?? 'refused', after.reason ?? '没有下成，请重试')
  return { row: after, fresh: isNew ? { body, priced } : null }
}

export const totalChanged = (seen_fen: number, fen: number) =>
  new OrderRefused(409, 'total_changed', `合计由 ${yuan(seen_fen)} 变为 ${yuan(fen)}，请确认后再提交`)

export const numberUsed = () =>
  new OrderRefused(409, 'number_used', '这个订单编号已经下过另一个订单', { number: '这个编号已经用过' })

/** What an order is made of whose goods may be offered no more: it was ordered when they were. */
async function contentOf(container: MedusaContainer, { items, receiver, note }: AskedOrder): Promise<string> {
  const codes = items.flatMap(({ variant_id, sku }) => (!variant_id && sku ? sku : []))
  const skus = codes.length ? await readAnySkus(container, codes) : new Map<string, string>()
  return contentHash({
    items: items.map(({ variant_id, sku = '', quantity }) => ({
      variant_id: variant_id ?? skus.get(sku.toLowerCase()) ?? '',
      quantity,
    })),
    address: receiver,
    note,
  })
}

const yuan = (fen: number) => `¥${(fen / 100).toFixed(2)}`
