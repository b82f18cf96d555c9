/** What a buyer may claim now, and what a claim comes to. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { shareOf } from '@shanzhen/money-kit/share'
import { invalidFields, notAllowed, orderNotFound, tooMany } from './errors'
import { AFTER_SALES } from './modules/after-sales'
import { type OrderFacts, readOrder } from './read-order'
import { receiptOf } from './receipt'
import { claimsOf, listRequests } from './requests'
import { freightBack } from './rules/amounts'
import { addDays } from './rules/days'
import { allShipped, lastShippedAt, lineRules, ruleOf } from './rules/eligibility'
import type { AfterSaleKind, AfterSaleReason, AfterSaleView, ClaimLine, Eligibility, Estimate } from './types'

export type Claim = { kind: AfterSaleKind; reason: AfterSaleReason; lines: ClaimLine[] }
export type PricedClaim = Estimate & {
  lines: { line_item_id: string; title: string; quantity: number; bought_quantity: number; amount_fen: number }[]
}

export async function readEligibility(
  container: MedusaContainer,
  order_id: string,
): Promise<{ order: OrderFacts; eligibility: Eligibility; requests: AfterSaleView[] }> {
  const service = container.resolve(AFTER_SALES)
  const order = await readOrder(container, order_id)
  if (!order) throw orderNotFound()
  const { requests } = await listRequests(container, { order_id })
  const receipt = await receiptOf(container, order)
  const claims = claimsOf(requests)
  const settings = {
    now: new Date(),
    freshQualityHours: service.freshQualityHours,
    autoReceiptDays: service.autoReceiptDays(order.pickup),
  }
  const waiting = !receipt && allShipped(order)
  return {
    order,
    requests,
    eligibility: {
      order_id,
      receipt,
      can_confirm: waiting,
      auto_receipt_at: waiting
        ? addDays(lastShippedAt(order), service.autoReceiptDays(order.pickup)).toISOString()
        : null,
      return_address: service.options.returnAddress ?? null,
      lines: order.lines.map((line) => ({
        line_item_id: line.id,
        title: line.title,
        title_en: line.title_en,
        variant_title: line.variant_title,
        thumbnail: line.thumbnail,
        bought: line.quantity,
        claimable: order.canceled ? 0 : Math.max(0, line.shipped - line.taken_back - claims.quantity(line.id)),
        paid_fen: line.paid_fen,
        ...lineRules(order, line, receipt, settings),
      })),
    },
  }
}

/** @throws AfterSaleRefusal 400 for another order's goods, 422 where the rule or the quantity does not allow it */
export async function priceClaim(container: MedusaContainer, order_id: string, claim: Claim): Promise<PricedClaim> {
  const { order, eligibility, requests } = await readEligibility(container, order_id)
  const claims = claimsOf(requests)
  const rule = ruleOf(claim.reason)
  if (claim.kind === 'refund_only' && rule !== 'quality') throw notAllowed('无理由退货需要把商品寄回')
  const lines = claim.lines.map(({ line_item_id, quantity }, index) => {
    const line = eligibility.lines.find((candidate) => candidate.line_item_id === line_item_id)
    if (!line) throw invalidFields({ [`lines.${index}.line_item_id`]: '这不是本订单的商品' })
    if (!line[rule].allowed) throw notAllowed(`${line.title}：${line[rule].why ?? '不能申请'}`)
    if (quantity > line.claimable) throw tooMany(line.title, line.claimable)
    const { bought, paid_fen } = line
    const { taken_back: before = 0, recalled } = order.lines.find(({ id }) => id === line_item_id) ?? {}
    const returned = before - (recalled?.quantity ?? 0)
    const returned_fen = shareOf({ bought, paid_fen, before: 0, before_fen: 0, quantity: returned })
    const before_fen = returned_fen + (recalled?.fen ?? 0)
    const amount_fen = shareOf({
      ...{ bought, paid_fen, quantity },
      before: before + claims.quantity(line_item_id),
      before_fen: before_fen + claims.fen(line_item_id),
    })
    return { line_item_id, title: titleOf(line), quantity, bought_quantity: line.bought, amount_fen }
  })
  const wanted = (id: string) => lines.find((line) => line.line_item_id === id)?.quantity ?? 0
  const everything = order.lines.every(
    (line) => line.taken_back + claims.quantity(line.id) + wanted(line.id) >= line.quantity,
  )
  const freight_fen = freightBack({
    everything,
    freight_fen: order.freight_fen,
    given_before_fen: claims.freight_fen,
  })
  const goods_fen = lines.reduce((sum, { amount_fen }) => sum + amount_fen, 0)
  return { rule, goods_fen, freight_fen, total_fen: goods_fen + freight_fen, lines }
}

const titleOf = ({ title, variant_title }: { title: string; variant_title: string | null }) =>
  variant_title ? `${title} ${variant_title}` : title
