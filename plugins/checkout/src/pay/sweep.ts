import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { CHECKOUT } from '../modules/checkout'
import { dropUnfinished } from '../place/drop-unfinished'
import { finishCanceledOrders } from './cancel-paid'
import { catchUpChanges, followChange } from './changed-order'
import { closeUnpaidOrder } from './close-order'
import { withOrder } from '@shanzhen/ledger/order-lock'
import { listOwing, markReturned } from './owing'
import { loadOrderMoney, loadOrdersMoney } from './order-money'
import { eachPlacement } from './placement-pages'
import { returnStrayMoney } from './return-money'
import { closeSessions, settleOrder } from './settle'

const UNFINISHED_AFTER_MS = 2 * 60_000
const WATCH_CANCELED_MS = 24 * 3_600_000
const WATCH_CHANGES_MS = 3_600_000
const PAGE = 1000

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
  const owing = await listOwing(container)
  const watched = new Set(owing)
  const lately = { state: 'canceled', canceled_at: { $gte: since } }
  for await (const { order_id } of eachPlacement(container, lately)) watched.add(order_id)
  const ids = [...watched]
  for (const money of await loadOrdersMoney(container, ids)) {
    const stray = money.payments.some((payment) => payment.captured_fen > payment.refunded_fen)
    if (!stray && !money.sessions.length) continue
    await guarded(container, money.order_id, async () => {
      if (money.sessions.length)
        await withOrder(container, money.order_id, () => closeSessions(container, money.order_id))
      await returnStrayMoney(container, money.order_id)
    })
  }
  await markReturned(container, owing, now)
}

/** Payments begun for what staff added to a paid order. */
async function settleAdditions(container: MedusaContainer, now: Date): Promise<void> {
  const begun = { $gte: new Date(now.getTime() - WATCH_CANCELED_MS) }
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'payment_session',
    fields: ['payment_collection.order.id'],
    filters: { authorized_at: null, created_at: begun } as object,
    pagination: { take: PAGE, order: { created_at: 'ASC' } },
  })
  const rows = data as unknown as { payment_collection?: { order?: { id: string } | null } | null }[]
  const ids = [...new Set(rows.flatMap(({ payment_collection }) => payment_collection?.order?.id ?? []))]
  const paid = await container.resolve(CHECKOUT).listPlacements({ order_id: ids, state: 'paid' }, { take: PAGE })
  for (const { order_id } of paid) {
    await guarded(container, order_id, () =>
      withOrder(container, order_id, async () => {
        const money = await loadOrderMoney(container, order_id)
        if (money?.sessions.length && !money.canceled) await settleOrder(container, money)
      }),
    )
  }
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
