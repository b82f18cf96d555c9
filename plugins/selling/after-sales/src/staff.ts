/** What staff do with a request. Each names the version it saw; whoever comes second is told so. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { assertNotOwnOrder } from '@shanzhen/money-kit/own-orders'
import { changedMeanwhile, conflict, invalidFields, orderNotFound, requestNotFound, wrongState } from './errors'
import { AFTER_SALES } from './modules/after-sales'
import type { Restock } from './modules/after-sales/restock'
import { type OrderFacts, readOrder } from './read-order'
import { listRequests } from './requests'
import { mayMove } from './rules/states'
import type { InspectBody } from './wire'
import type { Actor, AfterSaleState, AfterSaleView } from './types'
import { inspectAfterSaleWorkflow } from './workflows/workflows/inspect-after-sale'
import { moveAfterSaleWorkflow } from './workflows/workflows/move-after-sale'

/** @throws AfterSaleRefusal 404 */
export async function findRequest(container: MedusaContainer, filters: { id: string; order_id?: string }) {
  const { requests } = await listRequests(container, filters, { take: 1 })
  if (!requests[0]) throw requestNotFound()
  return requests[0]
}

/** @throws MedusaError not_allowed where whoever decides would decide about their own money */
export async function assertNotOwn(container: MedusaContainer, { order_id }: AfterSaleView, { id }: Actor) {
  const { owners } = container.resolve(AFTER_SALES).options
  if (id) await assertNotOwnOrder(container, owners ?? [], order_id, id)
}

type Step = { version: number; to: AfterSaleState; set?: Record<string, string>; note?: string; actor: Actor }

/** @throws AfterSaleRefusal 409 where somebody was faster, or the request cannot go that way now */
export async function stepRequest(container: MedusaContainer, request: AfterSaleView, step: Step): Promise<void> {
  assertOpen(request, step.version, step.to)
  await moveAfterSaleWorkflow(container).run({ input: { id: request.id, ...step } })
}

export function assertOpen(request: AfterSaleView, version: number, to: AfterSaleState): void {
  if (request.version !== version) throw changedMeanwhile()
  if (!mayMove(request.kind, request.state, to)) throw wrongState()
}

const damagedSellable = (reason: 'damaged' | 'spoiled', pieces: number) =>
  conflict(
    `买家说商品${reason === 'damaged' ? '破损' : '变质'}，登记可再售的 ${pieces} 件会回到货架卖给别人`,
    'damaged_sellable',
  )

/** Looks at every piece; what can be sold goes back on the shelf, a gift box as its components. */
export async function inspectRequest(
  container: MedusaContainer,
  request: AfterSaleView,
  { version, lines, resell_damaged }: InspectBody,
  actor: Actor,
): Promise<void> {
  assertOpen(request, version, 'inspected')
  const order = await readOrder(container, request.order_id)
  if (!order) throw orderNotFound()
  const found = request.lines.map((line) => {
    const index = lines.findIndex(({ id }) => id === line.id)
    const said = lines[index]
    if (!said) throw invalidFields({ lines: `请登记 ${line.title} 的验货结果` })
    const unsellable = line.quantity - said.sellable
    if (unsellable < 0) throw invalidFields({ [`lines.${index}.sellable`]: `最多 ${line.quantity} 件` })
    if (unsellable > 0 && !said.disposal)
      throw invalidFields({ [`lines.${index}.disposal`]: '请选择不可售商品的处理方式' })
    return { id: line.id, sellable: said.sellable, unsellable, disposal: unsellable ? (said.disposal ?? null) : null }
  })
  const again = found.reduce((sum, { sellable }) => sum + sellable, 0)
  if (again && !resell_damaged && (request.reason === 'damaged' || request.reason === 'spoiled'))
    throw damagedSellable(request.reason, again)
  const sellable = (line_item_id: string) => {
    const line = request.lines.find((candidate) => candidate.line_item_id === line_item_id)
    return found.find(({ id }) => id === line?.id)?.sellable ?? 0
  }
  await inspectAfterSaleWorkflow(container).run({
    input: {
      id: request.id,
      version,
      to: 'inspected',
      set: { restock: 'started' },
      found,
      restocks: restocksOf(order, sellable),
      actor,
    },
  })
}

/** To the place the line left from; a gift box as what it is made of. */
const restocksOf = (order: OrderFacts, sellable: (line_item_id: string) => number): Restock[] =>
  order.lines.flatMap((line) =>
    line.location_id === null
      ? []
      : line.parts
          .map(({ inventory_item_id, required_quantity }) => ({
            line_item_id: line.id,
            inventory_item_id,
            location_id: line.location_id as string,
            quantity: required_quantity * sellable(line.id),
          }))
          .filter(({ quantity }) => quantity > 0),
  )
