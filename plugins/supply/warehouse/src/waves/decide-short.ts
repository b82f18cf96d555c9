import type { MedusaContainer } from '@medusajs/framework/types'
import {
  beginOrderEditOrderWorkflow,
  confirmOrderEditRequestWorkflow,
  orderEditUpdateItemQuantityWorkflow,
} from '@medusajs/medusa/core-flows'
import { cancelOrder } from '@shanzhen/checkout/pay/cancel-order'
import { readSoldParts } from '@shanzhen/money-kit/sold-parts'
import { readPackingOrder } from '@shanzhen/shipping/parcels'
import { inOneCommit } from '@shanzhen/workflow-kit/one-commit/in-one-commit'
import { withOrder, withParcels } from '@shanzhen/workflow-kit/order-lock'
import { WAREHOUSE } from '../modules/warehouse'
import { shortDecided, shortGone } from '../modules/warehouse/errors'
import { decideShort, readShort } from '../modules/warehouse/store/picks'
import type { DecideShort } from '../wire'
import { tidyBench } from '../tidy'

type Decision = DecideShort & { id: string; decided_by: string }

/**
 * What becomes of pieces that were not there. found: they are; later: the rest goes now and they follow; cancel: they are
 * taken off the order, whose money and messages follow by themselves, as after any change of staff. An order of which nothing
 * else is left is canceled whole.
 */
export async function decideOnShort(container: MedusaContainer, { id, ...decision }: Decision): Promise<void> {
  const { knex } = container.resolve(WAREHOUSE)
  const short = await readShort(knex, id)
  if (short.state !== 'open') throw shortDecided()
  if (decision.decision !== 'cancel') return decideShort(knex, id, decision)
  const parts = (await readSoldParts(container, [short.line_item_id])).get(short.line_item_id) ?? []
  const each = parts.find(({ inventory_item_id }) => inventory_item_id === short.inventory_item_id)?.required_quantity
  const pieces = Math.ceil(short.quantity / (each ?? 1))
  const taken = { ...short, pieces, by: decision.decided_by }
  await withParcels(container, short.order_id, () => takeOff(container, taken, () => decideShort(knex, id, decision)))
  await tidyBench(container, short.wave_id)
}

type Taken = { order_id: string; line_item_id: string; pieces: number; by: string }

/** The decision is written with the change: a crash leaves both or neither, but for a whole order, whose canceling may be asked for again. */
async function takeOff(container: MedusaContainer, taken: Taken, decide: () => Promise<void>): Promise<void> {
  const { order_id, line_item_id, pieces, by } = taken
  const order = await readPackingOrder(container, order_id)
  const line = order?.lines.find((one) => one.line_item_id === line_item_id)
  // Canceled meanwhile, or by the try before this one: there is nothing left to take off.
  if (order?.canceled) return decide()
  if (!order || !line || line.left < pieces) throw shortGone()
  const more = order.lines.some((one) => one.quantity - (one === line ? pieces : 0) > 0)
  if (!more) {
    await withOrder(container, order_id, () => cancelOrder(container, order_id))
    return decide()
  }
  await inOneCommit(container, async () => {
    const note = '缺货，仓库取消'
    await beginOrderEditOrderWorkflow(container).run({ input: { order_id, created_by: by, internal_note: note } })
    await orderEditUpdateItemQuantityWorkflow(container).run({
      input: { order_id, items: [{ id: line_item_id, quantity: line.quantity - pieces }] },
    })
    await confirmOrderEditRequestWorkflow(container).run({ input: { order_id, confirmed_by: by } })
    await decide()
  })
}
