import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { CHECKOUT } from '../modules/checkout'
import { dropUnfinished } from '../place/drop-unfinished'
import { finishCanceledOrders } from './cancel-paid'
import { catchUpChanges, followChange } from './changed-order'
import { closeUnpaidOrder } from './close-order'
import { withOrder } from '@shanzhen/workflow-kit/order-lock'
import { markReturned, OWING } from './owing'
import { loadOrderMoney, loadOrdersMoney } from './order-money'
import { eachPlacement, openPaymentOrders, placementPages } from './placement-pages'
import { returnStrayMoney } from './return-money'
import { closeSessions, settleOrder } from './settle'

const UNFINISHED_AFTER_MS = 2 * 60_000
const WATCH_CANCELED_MS = 24 * 3_600_000
const WATCH_CHANGES_MS = 3_600_000

/**
 * What a lost callback, a crash or a silent provider left undone: asks about every open payment, ends orders whose time
 * is over, clears placements without an order, gives back what canceled orders are owed, however long that takes.
 */
export async function sweep(container: MedusaContainer, now = new Date()): Promise<void> {
  for await (const placement of eachPlacement(container, { state: 'open' })) {
    await guarded(container, placement.order_id, async () => {
      const money = await loadOrderMoney(container, placement.order_id)
      if (!money) {
        if (now.getTime() - new Date(placement.created_at).getTime() > UNFINISHED_AFTER_MS)
          await dropUnfinished(container, placement)
        return
      }
      if (new Date(placement.expires_at) <= now) await closeUnpaidOrder(container, placement.order_id, 'expired')
      else if (money.sessions.length || money.captured_fen > 0)
        await withOrder(container, placement.order_id, () => settleOrder(container, money))
    })
  }
  await guarded(container, 'additions', () => settleAdditions(container, now))
  const changed = await catchUpChanges(container, new Date(now.getTime() - WATCH_CHANGES_MS))
  for (const id of changed) await guarded(container, id, () => followChange(container, id))
  const since = new Date(now.getTime() - WATCH_CANCELED_MS)
  await guarded(container, 'canceled orders', () => finishCanceledOrders(container, since))
  const unreturned = { state: 'canceled', uses: { $ne: null }, uses_returned_at: null }
  for await (const { order_id } of eachPlacement(container, unreturned))
    await guarded(container, order_id, () => container.resolve(CHECKOUT).returnUses(order_id))
  for await (const page of placementPages(container, OWING)) {
    const ids = page.map(({ order_id }) => order_id)
    await returnCanceled(container, ids)
    await markReturned(container, ids, now)
  }
  const lately = { state: 'canceled', canceled_at: { $gte: since } }
  for await (const page of placementPages(container, lately)) {
    const settled = page.filter(({ paid_at, returned_at }) => !paid_at || returned_at)
    await returnCanceled(
      container,
      settled.map(({ order_id }) => order_id),
    )
  }
}

/** Ends what is still being paid of canceled orders, and gives back what came too late. */
async function returnCanceled(container: MedusaContainer, ids: string[]): Promise<void> {
  if (!ids.length) return
  for (const money of await loadOrdersMoney(container, ids)) {
    const stray = money.payments.some((payment) => payment.captured_fen > payment.refunded_fen)
    if (!stray && !money.sessions.length) continue
    await guarded(container, money.order_id, async () => {
      if (money.sessions.length)
        await withOrder(container, money.order_id, () => closeSessions(container, money.order_id))
      await returnStrayMoney(container, money.order_id)
    })
  }
}

/** Payments begun for what staff added to a paid order. */
async function settleAdditions(container: MedusaContainer, now: Date): Promise<void> {
  const since = new Date(now.getTime() - WATCH_CANCELED_MS)
  for await (const ids of openPaymentOrders(container, since))
    for await (const { order_id } of eachPlacement(container, { order_id: ids, state: 'paid' }))
      await guarded(container, order_id, () =>
        withOrder(container, order_id, async () => {
          const money = await loadOrderMoney(container, order_id)
          if (money?.sessions.length && !money.canceled) await settleOrder(container, money)
        }),
      )
}

/** One order's trouble must not keep the others waiting. */
async function guarded(container: MedusaContainer, orderId: string, job: () => Promise<unknown>): Promise<void> {
  try {
    await job()
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown'
    container.resolve(ContainerRegistrationKeys.LOGGER).error(`checkout: sweep of ${orderId} failed: ${reason}`)
  }
}
