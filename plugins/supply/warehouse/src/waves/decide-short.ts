import type { MedusaContainer } from '@medusajs/framework/types'
import { cancelOrder } from '@shanzhen/checkout/pay/cancel-order'
import { assertGoesWith } from '@shanzhen/checkout/place/deliverable'
import { assertNotOwnOrder } from '@shanzhen/money-kit/own-orders'
import { readSoldParts } from '@shanzhen/money-kit/sold-parts'
import { readPackingOrder } from '@shanzhen/shipping/parcels'
import { withOrder, withParcels } from '@shanzhen/workflow-kit/order-lock'
import { findVariant } from '../find-variant'
import { WAREHOUSE } from '../modules/warehouse'
import { notSoldHere, shortDecided, shortGone, substituteUnknown } from '../modules/warehouse/errors'
import { decideFound, decideShort, readShort } from '../modules/warehouse/store/picks'
import { tidyBench } from '../tidy'
import { changeOrder, priceOf } from './change-order'

type By = { id: string; decided_by: string; note: string }
export type Decision = By & ({ decision: 'found' | 'later' | 'cancel' } | { decision: 'substitute'; code: string })

/**
 * What becomes of pieces that were not there. found: they are; later: the rest goes now and they follow; cancel: they are
 * taken off the order; substitute: others come for them, because their buyer agreed, for no more than was paid. An order of
 * which nothing else is left is canceled whole. @throws MedusaError not_allowed where money of a shop would go back that they act for
 */
export async function decideOnShort(container: MedusaContainer, decision: Decision): Promise<void> {
  const { own, owners } = container.resolve(WAREHOUSE)
  const { knex } = own
  const short = await readShort(knex, decision.id)
  if (short.state !== 'open') throw shortDecided()
  if (decision.decision === 'found') return decideFound(knex, short, decision)
  if (decision.decision === 'later') return decideShort(knex, short.id, decision)
  await assertNotOwnOrder(container, owners, short.order_id, decision.decided_by)
  const parts = (await readSoldParts(container, [short.line_item_id])).get(short.line_item_id) ?? []
  const each = parts.find(({ inventory_item_id }) => inventory_item_id === short.inventory_item_id)?.required_quantity
  const pieces = Math.ceil(short.quantity / (each ?? 1))
  await withParcels(container, short.order_id, () => takeOff(container, { ...short, pieces }, decision))
  await tidyBench(container, short.wave_id)
}

type Taken = { id: string; order_id: string; line_item_id: string; pieces: number }

/** The decision is written with the change: a crash leaves both or neither, but for a whole order, whose canceling may be asked for again. */
async function takeOff(container: MedusaContainer, taken: Taken, decision: Decision): Promise<void> {
  const { order_id, line_item_id, pieces } = taken
  const { knex } = container.resolve(WAREHOUSE).own
  const order = await readPackingOrder(container, order_id)
  const line = order?.lines.find((one) => one.line_item_id === line_item_id)
  // Canceled meanwhile, or by the try before this one: there is nothing left to take off.
  if (order?.canceled) return decideShort(knex, taken.id, { ...decision, decision: 'cancel' })
  if (!order || !line || line.left < pieces) throw shortGone()
  const change = { order_id, by: decision.decided_by, line, left: line.quantity - pieces, note: '缺货' }
  if (decision.decision === 'substitute') {
    const added = await substituteFor(container, order_id, line, pieces, decision.code)
    const kept = { ...decision, substitute: added.variant_id }
    return changeOrder(container, { ...change, note: `缺货替换：${decision.note}`, added }, () =>
      decideShort(knex, taken.id, kept),
    )
  }
  const more = order.lines.some((one) => one.quantity - (one === line ? pieces : 0) > 0)
  if (more) return changeOrder(container, change, () => decideShort(knex, taken.id, decision))
  await withOrder(container, order_id, () => cancelOrder(container, order_id))
  return decideShort(knex, taken.id, decision)
}

/** At its own price, and never for more than was paid for a piece of what is missing: what it costs less goes back. */
async function substituteFor(
  container: MedusaContainer,
  order_id: string,
  line: { quantity: number; paid_fen: number },
  quantity: number,
  code: string,
) {
  const variant = await findVariant(container, code)
  if (!variant) throw substituteUnknown(code)
  const own = await priceOf(container, order_id, variant.id)
  if (own === null) throw notSoldHere(variant.title)
  await assertGoesWith(container, order_id, [variant.id])
  const paid = Math.floor(line.paid_fen / line.quantity) / 100
  return { variant_id: variant.id, quantity, unit_price: Math.min(own, paid) }
}
