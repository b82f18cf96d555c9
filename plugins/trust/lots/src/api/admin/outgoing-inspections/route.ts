import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { pageOf, pageSaid } from '@shanzhen/http/page'
import { LOT } from '../../../modules/lot'
import { withNames } from './with-names'
import { only, reply } from '@shanzhen/http/contract'
import { Hold } from '../../../wire'
import { ROUTES } from '../../contract'

type OrderRow = { id: string; display_id: number; items: { id: string; title: string; variant_title: string | null }[] }

/** What is held now, page by page, the newest first, with the order's number and what is in it. */
export async function GET(req: MedusaRequest, res: MedusaResponse) {
  const page = pageOf(req)
  const lots = req.scope.resolve(LOT)
  const [holds, count] = await Promise.all([lots.outgoing({ open: true, ...page }), lots.countHolds()])
  const { data } = await req.scope.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'order',
    fields: ['id', 'display_id', 'items.id', 'items.title', 'items.variant_title'],
    filters: { id: [...new Set(holds.map(({ order_id }) => order_id))] },
  })
  const orders = new Map((data as unknown as OrderRow[]).map((order) => [order.id, order]))
  const named = await withNames(req.scope, holds)
  reply(res, ROUTES['GET /admin/outgoing-inspections'], {
    holds: named.map((hold) => {
      const order = orders.get(hold.order_id)
      const item = order?.items.find(({ id }) => id === hold.line_item_id)
      const title = item ? [item.title, item.variant_title].filter(Boolean).join(' ') : '整单'
      return only(Hold, { ...hold, order: order?.display_id ?? null, title })
    }),
    ...pageSaid(count, page),
  })
}
