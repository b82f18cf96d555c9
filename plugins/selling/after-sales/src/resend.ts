/** 补发: the goods of a shop's claim go once more instead of money, out of the same order and under the one promise of stock. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ChangeActionType, MedusaError, Modules, OrderChangeStatus } from '@medusajs/framework/utils'
import {
  beginOrderEditOrderWorkflow,
  confirmOrderEditRequestWorkflow,
  createOrderChangeActionsWorkflow,
  orderEditAddNewItemWorkflow,
} from '@medusajs/medusa/core-flows'
import { toYuan } from '@shanzhen/money-kit/fen'
import type { OrderSenders } from '@shanzhen/ports/types'
import { inOneCommit } from '@shanzhen/workflow-kit/one-commit/in-one-commit'
import { withOrder, withParcels } from '@shanzhen/workflow-kit/order-lock'
import { asRefusal, orderNotFound } from './errors'
import { AFTER_SALES } from './modules/after-sales'
import { type OrderFacts, readOrder } from './read-order'
import { mayMove } from './rules/states'
import { changeOpen, notResendable, resendShort, SENT_AGAIN, WHY_NOT } from './said-to-staff'
import { assertOpen, findRequest } from './staff'
import type { Actor, AfterSaleView } from './types'
import { moveAfterSaleWorkflow } from './workflows/workflows/move-after-sale'

/** By this an order's credit line and a line of it say which claim they are for. */
export const RESEND = 'resend'

type Again = { line_id: string; line_item_id: string; variant_id: string; quantity: number; unit_fen: number }
type Plan = { again: Again[]; why: null } | { again: null; why: string | null }

/** What would be sent, or in words why not; null where the order is nobody's to send once more. */
export async function planResend(
  container: MedusaContainer,
  order: OrderFacts | null,
  { kind, state, rule, lines, order_id }: AfterSaleView,
): Promise<Plan> {
  const no = (why: string | null): Plan => ({ again: null, why })
  const { senders } = container.resolve(AFTER_SALES).options
  if (!order || !senders || !mayMove(kind, state, 'resent')) return no(null)
  if (!(await container.resolve<OrderSenders>(senders).sendersOf([order_id])).has(order_id)) return no(null)
  if (rule !== 'quality') return no(WHY_NOT.rule)
  if (order.canceled) return no(WHY_NOT.canceled)
  const again: Again[] = []
  for (const { id: line_id, line_item_id, title, quantity, amount_fen } of lines) {
    const sold = order.lines.find(({ id }) => id === line_item_id)
    if (!sold?.variant_id) return no(WHY_NOT.gone(title))
    if (sold.by_weight) return no(WHY_NOT.by_weight(title))
    if (amount_fen % quantity) return no(WHY_NOT.uneven(title))
    again.push({ line_id, line_item_id, variant_id: sold.variant_id, quantity, unit_fen: amount_fen / quantity })
  }
  return { again, why: null }
}

/**
 * One commit: the lines are added at what was paid for the pieces, written off by a credit of the same sum, and their goods held. What
 * the order is worth stays, so that pieces that never arrive again can still be paid back.
 * @throws AfterSaleRefusal 409 where somebody was faster, there is no stock, or it cannot be sent
 */
export async function resendRequest(
  container: MedusaContainer,
  { id, order_id }: AfterSaleView,
  { version, note, actor }: { version: number; note?: string; actor: Actor },
): Promise<void> {
  const resend = async () => {
    // As it stands under the locks: it may have been decided while they were waited for.
    const request = await findRequest(container, { id })
    assertOpen(request, version, 'resent')
    const order = await readOrder(container, order_id)
    if (!order) throw orderNotFound()
    const { again, why } = await planResend(container, order, request)
    if (!again) throw notResendable(why ?? WHY_NOT.nobodys)
    if (await isChanging(container, order_id)) throw changeOpen()
    await inOneCommit(container, async () => {
      const fresh = await addLines(container, order, { id, again, by: actor.id ?? '' })
      const resent = again.map(({ line_id, line_item_id }) => {
        const resent_line_id = fresh.get(line_item_id)
        if (!resent_line_id) throw new Error(`after-sales: no line was added for ${line_item_id}`)
        return { id: line_id, resent_line_id }
      })
      const move = { id, version, to: 'resent' as const, set: { freight_fen: 0 }, resent, note, actor }
      await moveAfterSaleWorkflow(container).run({ input: move })
    })
  }
  await withParcels(container, order_id, () => withOrder(container, order_id, resend))
}

type Adding = { id: string; again: Again[]; by: string }

/** @returns by line that was claimed the line by which its pieces go again. @throws AfterSaleRefusal where there is no stock for them */
async function addLines(container: MedusaContainer, order: OrderFacts, { id, again, by }: Adding) {
  const order_id = order.id
  const items = again.map(({ line_item_id, variant_id, quantity, unit_fen }) => ({
    ...{ variant_id, quantity, unit_price: toYuan(unit_fen) },
    metadata: {
      ...order.lines.find((line) => line.id === line_item_id)?.metadata,
      ...{ resend_of: id, resend_line: line_item_id },
    },
  }))
  try {
    const { result: change } = await beginOrderEditOrderWorkflow(container).run({
      input: { order_id, created_by: by, internal_note: SENT_AGAIN },
    })
    await orderEditAddNewItemWorkflow(container).run({ input: { order_id, items } })
    const amount = toYuan(again.reduce((sum, { quantity, unit_fen }) => sum + quantity * unit_fen, 0))
    if (amount > 0) {
      const credit = { action: ChangeActionType.CREDIT_LINE_ADD, reference: RESEND, reference_id: id, amount }
      await createOrderChangeActionsWorkflow(container).run({
        input: [{ order_change_id: change.id, order_id, version: change.version, ...credit }],
      })
    }
    await confirmOrderEditRequestWorkflow(container).run({ input: { order_id, confirmed_by: by } })
  } catch (error) {
    throw asRefusal(error) ? error : shortOr(error)
  }
  const now = await readOrder(container, order_id)
  // What was taken off again before may still be listed.
  const known = new Set(order.lines.map((line) => line.id))
  const fresh = now?.lines.filter((line) => line.metadata?.resend_of === id && !known.has(line.id)) ?? []
  return new Map(fresh.map(({ id: line_id, metadata }) => [String(metadata?.resend_line), line_id]))
}

/** What may not be sold now, or is not there: refused by the rules of stock in words of their own. */
function shortOr(error: unknown): unknown {
  const { type, code, message = '' } = error as Partial<MedusaError>
  if (code === MedusaError.Codes.INSUFFICIENT_INVENTORY || /enough|inventory/i.test(message)) return resendShort()
  return type === MedusaError.Types.NOT_ALLOWED ? notResendable(WHY_NOT.unsold(message)) : error
}

async function isChanging(container: MedusaContainer, order_id: string): Promise<boolean> {
  const open = { order_id, status: [OrderChangeStatus.PENDING, OrderChangeStatus.REQUESTED] }
  const changes = await container.resolve(Modules.ORDER).listOrderChanges(open as object, { take: 1, select: ['id'] })
  return changes.length > 0
}
