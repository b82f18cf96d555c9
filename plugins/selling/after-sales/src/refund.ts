/** Sends the money of a request back, once: the intention is stored first, the channel asked under the order's lock. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { yuan } from '@shanzhen/money-kit/fen'
import { withOrder } from '@shanzhen/workflow-kit/order-lock'
import { refundInParts } from '@shanzhen/money-kit/refunds/refund-in-parts'
import { changedMeanwhile, invalidFields, moreThanLeft, orderNotFound, refundFailed, requestNotFound } from './errors'
import { AFTER_SALES } from './modules/after-sales'
import { type OrderFacts, readOrder } from './read-order'
import { claimsOf, listRequests } from './requests'
import { freightBack } from './rules/amounts'
import { SETTLED } from './rules/states'
import type { Actor, AfterSaleView } from './types'
import { moveAfterSaleWorkflow } from './workflows/workflows/move-after-sale'

type Decision = { version: number; amount_fen?: number; lowered_reason?: string; actor: Actor }

/** Medusa's refund carries the request's id, by which a retry after a crash finds it. */
const noteOf = (id: string) => `after-sale:${id}`

/**
 * Staff let the money go. @throws AfterSaleRefusal 400 without a reason for less, 409 above what is left or where somebody
 * was faster, 503 where the channel is silent: the request stays `refunding` and the job asks again
 */
export async function refundRequest(container: MedusaContainer, request: AfterSaleView, decision: Decision) {
  const { id, order_id } = request
  await withOrder(container, order_id, async () => {
    const order = await readOrder(container, order_id)
    if (!order) throw orderNotFound()
    const freight_fen = await dueFreight(container, order, request)
    const full_fen = request.goods_fen + freight_fen
    const refund_fen = decision.amount_fen ?? full_fen
    if (refund_fen > full_fen) throw invalidFields({ amount_fen: `退款不能超过应退的 ${yuan(full_fen)}` })
    if (refund_fen < full_fen && !decision.lowered_reason) throw invalidFields({ lowered_reason: '少退请写明原因' })
    const payments = byLeft(order)
    if (refund_fen > payments.reduce((sum, { left_fen }) => sum + left_fen, 0)) throw moreThanLeft()
    // Goods that cost nothing are taken back for nothing.
    const payment_id = refund_fen > 0 ? payments[0]?.id : undefined
    const set = { refund_fen, freight_fen, payment_id, lowered_reason: decision.lowered_reason ?? null }
    const input = { id, version: decision.version, to: 'refunding' as const, set, actor: decision.actor }
    await moveAfterSaleWorkflow(container).run({ input })
  })
  await finishRefund(container, id)
}

/**
 * Carriage goes with the claim whose refund brings the last of the order back, which is certain only when the money goes:
 * another claim may have been refused or withdrawn since this one was priced.
 */
export async function dueFreight(
  container: MedusaContainer,
  order: OrderFacts,
  request: Pick<AfterSaleView, 'id' | 'lines'>,
): Promise<number> {
  const { requests } = await listRequests(container, { order_id: order.id })
  const settled = claimsOf(requests.filter(({ id, state }) => id !== request.id && SETTLED.includes(state)))
  const own = (line_item_id: string) => request.lines.find((line) => line.line_item_id === line_item_id)?.quantity ?? 0
  return freightBack({
    everything: order.lines.every(
      (line) => line.taken_back + settled.quantity(line.id) + own(line.id) >= line.quantity,
    ),
    freight_fen: order.freight_fen,
    given_before_fen: settled.freight_fen,
  })
}

/** Also the way on after a crash: what the channel has done already is only written down. */
export async function finishRefund(container: MedusaContainer, id: string): Promise<void> {
  const service = container.resolve(AFTER_SALES)
  const [known] = await service.listAfterSales({ id }, { take: 1 })
  if (!known) throw requestNotFound()
  await withOrder(container, known.order_id, async () => {
    const [request] = await service.listAfterSales({ id }, { take: 1 })
    if (request?.state !== 'refunding') return
    const { order_id, payment_id, refund_fen, version } = request
    if (refund_fen === null || (refund_fen > 0 && !payment_id)) throw changedMeanwhile()
    const refund_id = payment_id ? await payBack(container, { id, order_id, payment_id, refund_fen }) : undefined
    const actor = { type: 'system' as const, id: null }
    const input = { id, version, to: 'refunded' as const, set: { refund_id }, actor }
    await moveAfterSaleWorkflow(container).run({ input })
  })
}

/** Payments with what each has left, the fullest first. */
const byLeft = ({ payments }: OrderFacts) =>
  payments
    .map(({ id, captured_fen, refunded_fen }) => ({ id, left_fen: captured_fen - refunded_fen }))
    .sort((a, b) => b.left_fen - a.left_fen)

type Intention = { id: string; order_id: string; payment_id: string; refund_fen: number }

/** @returns the refund of the named payment, or of the first that gave some. @throws while a part of it is not back */
async function payBack(container: MedusaContainer, { id, order_id, payment_id, refund_fen }: Intention) {
  const terms = { order_id, amount_fen: refund_fen, note: noteOf(id), first: payment_id, reason: 'claim' }
  const { refund_id, back_fen } = await refundInParts(container, terms)
  if (back_fen < refund_fen || !refund_id) throw refundFailed()
  return refund_id
}

/** Requests whose refund a crash or a silent channel left open. One order's trouble does not keep the others waiting. */
export async function finishOpenRefunds(container: MedusaContainer, per_page = 200): Promise<void> {
  // Each page begins after the last row of the one before: those that stay open keep nobody out.
  for (let after = ''; ;) {
    const open = await container
      .resolve(AFTER_SALES)
      .listAfterSales(
        { state: 'refunding', id: { $gt: after } },
        { take: per_page, order: { id: 'ASC' }, select: ['id'] },
      )
    for (const { id } of open) {
      await finishRefund(container, id).catch((error: unknown) => {
        const reason = (error as { message?: string } | null)?.message ?? 'unknown'
        container.resolve(ContainerRegistrationKeys.LOGGER).error(`after-sales: refund of ${id} still open: ${reason}`)
      })
    }
    if (open.length < per_page) return
    after = open[open.length - 1].id
  }
}
