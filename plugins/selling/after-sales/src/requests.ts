/** Requests as people see them, and what they claim of an order so far. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { AFTER_SALES } from './modules/after-sales'
import { DROPPED } from './rules/states'
import type { AfterSaleView, ReturnFreightView } from './types'

type Filters = { id?: string; order_id?: string; state?: string }
type Page = { take?: number; skip?: number }

/** Newest first; all of them where no page is asked for: what an order's claims took is counted over every one. */
export async function listRequests(
  container: MedusaContainer,
  filters: Filters,
  page: Page = {},
): Promise<{ requests: AfterSaleView[]; count: number }> {
  const service = container.resolve(AFTER_SALES)
  const [rows, count] = await service.listAndCountAfterSales(filters as object, {
    ...page,
    order: { created_at: 'DESC' },
  })
  const after_sale_id = rows.map(({ id }) => id)
  if (!after_sale_id.length) return { requests: [], count }
  const [lines, photos, events, freights] = await Promise.all([
    service.listAfterSaleLines({ after_sale_id }, { order: { line_item_id: 'ASC' } }),
    service.listAfterSalePictures({ after_sale_id }, { order: { id: 'ASC' } }),
    service.listAfterSaleEvents({ after_sale_id }, { order: { id: 'ASC' } }),
    service.listReturnFreights({ after_sale_id }, { order: { created_at: 'DESC' } }),
  ])
  const of = <T extends { after_sale_id: string | null }>(all: T[], id: string) =>
    all.filter((row) => row.after_sale_id === id)
  const requests = rows.map((row) => ({
    id: row.id,
    order_id: row.order_id,
    kind: row.kind,
    state: row.state,
    rule: row.rule as AfterSaleView['rule'],
    reason: row.reason,
    text: row.text,
    wish: row.wish,
    version: row.version,
    goods_fen: row.goods_fen,
    freight_fen: row.freight_fen,
    refund_fen: row.refund_fen,
    lowered_reason: row.lowered_reason,
    refuse_reason: row.refuse_reason,
    return_carrier: row.return_carrier,
    return_waybill: row.return_waybill,
    restock: row.restock as AfterSaleView['restock'],
    created_at: new Date(row.created_at).toISOString(),
    lines: of(lines, row.id).map((line) => ({
      id: line.id,
      line_item_id: line.line_item_id,
      title: line.title,
      quantity: line.quantity,
      amount_fen: line.amount_fen,
      sellable: line.sellable,
      unsellable: line.unsellable,
      disposal: line.disposal,
      resent_line_id: line.resent_line_id,
    })),
    photos: of(photos, row.id)
      .filter(({ id }) => !of(freights, row.id).some(({ photo_ids }) => photo_ids.includes(id)))
      .map(({ id }) => ({ id })),
    return_freight: freightView(of(freights, row.id)[0]),
    events: of(events, row.id).map(({ type, actor_type, note, created_at }) => ({
      type,
      actor_type: actor_type as AfterSaleView['events'][number]['actor_type'],
      note,
      at: new Date(created_at).toISOString(),
    })),
  }))
  return { requests, count }
}

type Freight = Omit<ReturnFreightView, 'photos'> & { photo_ids: string[] }

const freightView = (freight: Freight | undefined): ReturnFreightView | null =>
  freight
    ? {
        state: freight.state,
        amount_fen: freight.amount_fen,
        paid_fen: freight.paid_fen,
        method: freight.method,
        reason: freight.reason,
        photos: freight.photo_ids.map((id) => ({ id })),
        payee: freight.payee,
      }
    : null

/** What still claims something: pieces and fen per line, and freight. */
export function claimsOf(requests: AfterSaleView[]) {
  const open = requests.filter(({ state }) => !DROPPED.includes(state))
  const lines = open.flatMap((request) => request.lines)
  const of = (line_item_id: string) => lines.filter((line) => line.line_item_id === line_item_id)
  return {
    quantity: (line_item_id: string) => of(line_item_id).reduce((sum, { quantity }) => sum + quantity, 0),
    fen: (line_item_id: string) => of(line_item_id).reduce((sum, { amount_fen }) => sum + amount_fen, 0),
    freight_fen: open.reduce((sum, { freight_fen }) => sum + freight_fen, 0),
  }
}
