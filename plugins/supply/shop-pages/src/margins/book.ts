/** Brings what a sale earned in line with what its buyer paid and got back: computed anew each time, booked as the difference. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { LEDGER } from '@shanzhen/ledger/modules/ledger'
import { shopMargin, shopMargins } from '@shanzhen/ledger/postings/chart'
import { readOrderBook } from '@shanzhen/ledger/postings/order-book'
import { backOf, readCorrections } from '@shanzhen/money-kit/corrections'
import { readPaidBack } from '@shanzhen/money-kit/paid-back'
import { SHOP_PAGE } from '../modules/shop-page'
import { addStep, holdSales } from '../modules/shop-page/store/margins'
import type { SaleLine } from '../types'
import { earnedOf } from './earned'

export const CURRENCY = 'cny'
const PAGE = 500
/** A transaction is in the book up to so long after its id was drawn. */
const LATE_MS = 15 * 60_000

/** Safe to repeat, at once too: one at a time for each order, and each step has its number once. */
export async function bookMargin(container: MedusaContainer, order_id: string): Promise<void> {
  const book = () => bookNow(container, order_id)
  await container.resolve(Modules.LOCKING).execute([`hosted:${order_id}`], book, { timeout: 30 })
}

async function bookNow(container: MedusaContainer, order_id: string): Promise<void> {
  const [pages, ledger] = [container.resolve(SHOP_PAGE), container.resolve(LEDGER)]
  const sale = await pages.readSale(order_id)
  if (!sale) return
  const { captured, refunded } = await readOrderBook(container, order_id)
  const { lines, returned } = await stillSold(container, order_id, sale.lines)
  const earned_fen = earnedOf({
    ...{ lines, returned },
    captured_fen: captured.total_fen - captured.freight_fen,
    refunded_fen: refunded.total_fen - refunded.freight_fen,
    back: await backByLine(
      container,
      order_id,
      sale.lines.map(({ line_item_id }) => line_item_id),
    ),
  })
  if (earned_fen === sale.earned_fen) return
  const owner = { owner_type: 'shop', owner_id: sale.shop_id }
  await pages.within(async (trx) => {
    const [now] = await holdSales(trx, [order_id])
    const amount_fen = earned_fen - now.earned_fen
    if (now.turns !== sale.turns || amount_fen === 0) return
    const turn = now.turns + 1
    await addStep(trx, order_id, turn, amount_fen)
    const [cost, margin] = await ledger.ensureAccounts([shopMargins(CURRENCY), shopMargin(owner, CURRENCY)], trx)
    await ledger.postBatch(
      [
        {
          ...{ idempotency_key: `margin:${order_id}:${turn}`, reference_type: 'hosted_sale', reference_id: order_id },
          ...{ kind: amount_fen > 0 ? 'margin_earned' : 'margin_given_back', currency: CURRENCY },
          effective_at: new Date(),
          entries: [
            { account_id: cost.id, amount_fen },
            { account_id: margin.id, amount_fen: -amount_fen },
          ],
        },
      ],
      trx,
    )
  })
}

const DETAIL = ['quantity', 'return_received_quantity', 'return_dismissed_quantity'] as const
type Pieces = { quantity: number; return_received_quantity?: number; return_dismissed_quantity?: number }
type Order = { items?: { id: string; detail?: Pieces | null }[] }

/**
 * Each line as far as it is of the order yet: staff take pieces off, before and after they are paid; and what of it came back by
 * Medusa's own return.
 */
async function stillSold(
  container: MedusaContainer,
  order_id: string,
  sold: SaleLine[],
): Promise<{ lines: SaleLine[]; returned: Map<string, number> }> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'order',
    fields: ['items.id', ...DETAIL.map((field) => `items.detail.${field}`)],
    filters: { id: order_id },
  })
  const [order] = data as unknown as Order[]
  if (!order) return { lines: sold, returned: new Map() }
  const now = new Map((order.items ?? []).map(({ id, detail }) => [id, detail]))
  const lines = sold.flatMap((line) => {
    const quantity = Math.min(line.quantity, Number(now.get(line.line_item_id)?.quantity ?? 0))
    if (quantity <= 0) return []
    const [paid_fen, margin_fen] = [line.paid_fen, line.margin_fen].map((fen) => (fen / line.quantity) * quantity)
    return { ...line, quantity, paid_fen, margin_fen }
  })
  const returned = lines.map(({ line_item_id, paid_fen, quantity }): [string, number] => {
    const { return_received_quantity: sound = 0, return_dismissed_quantity: broken = 0 } = now.get(line_item_id) ?? {}
    return [line_item_id, (paid_fen * Math.min(quantity, Number(sound) + Number(broken))) / quantity]
  })
  return { lines, returned: new Map(returned) }
}

/** What went back for pieces of each line, by those who know for which: claims and recalls that are settled, and what weighed less. */
async function backByLine(container: MedusaContainer, order_id: string, ids: string[]): Promise<Map<string, number>> {
  const { paid_back, corrections } = container.resolve(SHOP_PAGE)
  const back = new Map(ids.map((id) => [id, 0]))
  const add = (id: string, fen: number) => back.set(id, (back.get(id) ?? 0) + fen)
  for (const key of paid_back)
    for (const { line_item_id, fen, quantity, settled } of (await readPaidBack(container, key, ids)).values())
      if (quantity > 0) add(line_item_id, (fen * settled) / quantity)
  const weighed = (await readCorrections(container, corrections, [order_id])).get(order_id)
  for (const id of ids) add(id, backOf(weighed, id))
  return back
}

/** Every sale about which anything was booked since the last look. One order's trouble keeps no other waiting. @throws the first, after all */
export async function bookMargins(container: MedusaContainer, now = new Date()): Promise<number> {
  const [pages, ledger] = [container.resolve(SHOP_PAGE), container.resolve(LEDGER)]
  const mark = await pages.readMark()
  const since = new Date((mark?.getTime() ?? 0) - LATE_MS)
  const faults: unknown[] = []
  let [seen, after] = [0, '']
  for (;;) {
    const page = await ledger.referencesSince('order', since, { take: PAGE, after })
    const orders = await pages.salesAmong([...new Set(page.map(({ reference_id }) => reference_id))])
    for (const order_id of orders) {
      await bookMargin(container, order_id).catch((error: unknown) => {
        const reason = (error as { message?: string } | null)?.message ?? 'unknown'
        container.resolve(ContainerRegistrationKeys.LOGGER).error(`margin of ${order_id} not booked: ${reason}`)
        faults.push(error)
      })
      seen += 1
    }
    if (page.length < PAGE) break
    after = page[page.length - 1].id
  }
  if (faults.length) throw faults[0]
  await pages.setMark(now)
  return seen
}
