/** What a shortage changes of its order: pieces go, and others may come for them. Money and messages follow as after any edit. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, QueryContext } from '@medusajs/framework/utils'
import {
  beginOrderEditOrderWorkflow,
  confirmOrderEditRequestWorkflow,
  orderEditAddNewItemWorkflow,
  orderEditUpdateItemQuantityWorkflow,
} from '@medusajs/medusa/core-flows'
import { inOneCommit } from '@shanzhen/workflow-kit/one-commit/in-one-commit'

export type Change = {
  order_id: string
  by: string
  note: string
  line: { line_item_id: string; quantity: number }
  /** What the line holds from now on. */
  left: number
  added?: { variant_id: string; quantity: number; unit_price: number }
}

/** With `also`, in one commit. */
export async function changeOrder(
  container: MedusaContainer,
  change: Change,
  also: () => Promise<void>,
): Promise<void> {
  const { order_id, by, note, line, left, added } = change
  await inOneCommit(container, async () => {
    await beginOrderEditOrderWorkflow(container).run({ input: { order_id, created_by: by, internal_note: note } })
    if (added) await orderEditAddNewItemWorkflow(container).run({ input: { order_id, items: [added] } })
    await orderEditUpdateItemQuantityWorkflow(container).run({
      input: { order_id, items: [{ id: line.line_item_id, quantity: left }] },
    })
    await confirmOrderEditRequestWorkflow(container).run({ input: { order_id, confirmed_by: by } })
    await also()
  })
}

/** In yuan, as the order's own market sells it today; null where it is not sold there. */
export async function priceOf(
  container: MedusaContainer,
  order_id: string,
  variant_id: string,
): Promise<number | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: orders } = await query.graph({
    entity: 'order',
    fields: ['currency_code', 'region_id'],
    filters: { id: order_id },
  })
  const { currency_code, region_id } = orders[0] as { currency_code: string; region_id: string | null }
  const { data } = await query.graph({
    entity: 'variant',
    fields: ['calculated_price.calculated_amount'],
    filters: { id: variant_id },
    context: { calculated_price: QueryContext({ currency_code, ...(region_id && { region_id }) }) },
  })
  type Row = { calculated_price?: { calculated_amount: number | null } | null }
  const amount = (data[0] as unknown as Row | undefined)?.calculated_price?.calculated_amount
  return typeof amount === 'number' ? amount : null
}
