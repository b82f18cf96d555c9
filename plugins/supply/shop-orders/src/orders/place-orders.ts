/** The one path of all doors: taken in, placed in batches, held where the deposit does not reach. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { type Refusal, refusalOf } from '@shanzhen/checkout/lib/refusal'
import { placeMany } from '@shanzhen/checkout/place/place-many'
import type { Priced } from '@shanzhen/checkout/quote/build-quote'
import { ownChannel } from '@shanzhen/checkout/quote/own-channel'
import { SHOP_ORDER } from '../modules/shop-order'
import { DEPOSIT_SHORT } from '../modules/shop-order/store/purses'
import { referenceTo, type Verdict } from '../modules/shop-order/store/rows'
import type { ShopOrderRow } from '../modules/shop-order/types'
import { buyerOf } from './quote-drafts'

/** Of so many the database holds one batch; the rest waits as it was taken in. */
const PAGE = 200

/**
 * Places those that wait. Repeatable at any point and by several at once: the order's key is the shop's number, so that it
 * is written once, and of what was given up meanwhile nothing is. What is not placed says why: held where only money lacks, refused else.
 * @param known what the quote of a single one said just now
 */
export async function placeWaiting(
  container: MedusaContainer,
  rows: ShopOrderRow[],
  known: Priced | null = null,
): Promise<void> {
  const waiting = rows.filter(({ state }) => state === 'waiting' || state === 'held')
  if (!waiting.length) return
  const channel = await ownChannel(container)
  const outcomes = await placeMany(
    container,
    waiting.map(({ id, shop_id, number, content_hash, body }) => ({
      buyer: buyerOf(channel, shop_id, referenceTo({ id, content_hash })),
      key: `shop:${shop_id}:${number}:${id}`,
      body: body as NonNullable<typeof body>,
      known: rows.length === 1 ? known : null,
    })),
  )
  const shop_orders = container.resolve(SHOP_ORDER)
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const verdicts = outcomes.flatMap((outcome, i) => {
    if (!('refused' in outcome)) return []
    const refusal = refusalOf(outcome.refused)
    if (refusal && refusal.status < 500) return [verdictOn(waiting[i], refusal, shop_orders.hold_ms)]
    // A fault of ours, or the shop is busy: it waits on, and the job tries again.
    logger.warn(`shop-orders: ${waiting[i].id} waits on: ${String((outcome.refused as Partial<Error>)?.message)}`)
    return []
  })
  await shop_orders.markRefused(verdicts)
}

function verdictOn({ id, updated_at, held_until }: ShopOrderRow, refusal: Refusal, hold_ms: number): Verdict {
  const { message, details } = refusal
  const code = details.code ?? 'refused'
  const reason = details.changes?.map((change) => change.message).join('；') || message
  if (code !== DEPOSIT_SHORT) return { id, code, reason, held_until: null }
  const until = new Date(held_until ?? new Date(updated_at).getTime() + hold_ms)
  return until.getTime() <= Date.now()
    ? { id, code: 'hold_over', reason: `${reason}；到期没有充值，已放弃`, held_until: null }
    : { id, code, reason, held_until: until }
}

/** Everything that waits, of one shop or of all: after a crash, a top-up, and each minute. */
export async function placeOpen(container: MedusaContainer, shop_id?: string): Promise<void> {
  const shop_orders = container.resolve(SHOP_ORDER)
  for (let after: string | undefined; ;) {
    const page = await shop_orders.open(PAGE, { shop_id, after })
    await placeWaiting(container, page)
    if (page.length < PAGE) return
    after = page[page.length - 1].id
  }
}
