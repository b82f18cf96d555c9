/** Placements written together: each is checked in the order of its arrival, all that fit are written with one commit. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import {
  ContainerRegistrationKeys,
  generateEntityId,
  MedusaError,
  Modules,
  OrderWorkflowEvents,
  ReservationItemWorkflowEvents,
} from '@medusajs/framework/utils'
import { inOneCommit } from '@shanzhen/workflow-kit/one-commit/in-one-commit'
import type { OutletSales, Purses } from '@shanzhen/ports/types'
import { heldUnpaid, notAffordable, notSoldThere, outletAway, tradeAway } from '../../lib/refusal'
import { CHECKOUT } from '../../modules/checkout'
import { countHeld, type UnpaidOrder } from '../../modules/checkout/unpaid'
import { heldAsSold, repacked } from '../../workflows/steps/write-order'
import { heldFor } from '../drop-unfinished'
import type { OrderInput } from '../order-input'
import { type PlacementInput, unpaidOf, usageOf, usesOf } from '../placement-input'
import { writeAttributions } from '../attributed'
import { outletsOf, tradeOf } from '../../quote/trade-terms'
import { addOrder, insertInto, noRows, type PaidAsPlaced, type Rows } from './medusa-rows'
import { StockLevels } from './stock-levels'

export type WrittenOrder = { id: string; display_id: number; created_at: string }
/** What became of one placement: a refusal is its own, the others stand. */
export type Outcome = { written: WrittenOrder } | { refused: unknown }

/** Somebody was first with this key: whoever asks finds that order. */
export class KeyUsed extends Error {}

type Own = Record<'placement' | 'unpaid_order' | 'unpaid_hold', Record<string, unknown>[]>
const OWN = {
  placement: 'id order_id idempotency_key request_hash customer_id state expires_at paid_at uses created_at updated_at',
  unpaid_order: 'order_id buyer network guest pieces',
  unpaid_hold: 'order_id inventory_item_id quantity',
}

/**
 * All under the locks Medusa's own cart completion takes (one per inventory item), in sorted order so that two gift boxes
 * cannot wait for each other, and given back after the commit. @throws where the database refuses: nothing is written then
 */
export function writePlacements(container: MedusaContainer, inputs: PlacementInput[]): Promise<Outcome[]> {
  const write = () => inOneCommit(container, () => checkAndWrite(container, inputs))
  const keys = [...new Set(inputs.flatMap(({ claims }) => claims.map((claim) => claim.inventory_item_id)))].sort()
  return keys.length ? container.resolve(Modules.LOCKING).execute(keys, write, { timeout: 30 }) : write()
}

async function checkAndWrite(container: MedusaContainer, inputs: PlacementInput[]): Promise<Outcome[]> {
  const knex = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const checkout = container.resolve(CHECKOUT)
  const used = await usedKeys(knex, inputs)
  const levels = await StockLevels.lock(
    knex,
    inputs.flatMap(({ claims }) => claims),
  )
  const purses = await openPurses(container, knex, inputs)
  const sales = await openSales(container, knex, inputs)
  const unpaid = inputs.map((input) =>
    input.total > 0 && !input.trade ? unpaidOf(input, (item) => levels.stocked(item)) : null,
  )
  const held = await countHeld(
    knex,
    unpaid.filter((order) => order !== null),
  )
  const outcomes = new Map<PlacementInput, Outcome>()
  const [rows, own, now] = [noRows(), { placement: [], unpaid_order: [], unpaid_hold: [] } as Own, Date.now()]
  for (const [i, input] of inputs.entries()) {
    const waiting = unpaid[i]
    const limit = waiting && !input.by_staff && held.brokenBy(waiting, checkout.limits)
    const refused =
      (used.has(input.key) && new KeyUsed()) ||
      (limit && heldUnpaid(limit)) ||
      levels.shortFor(input.claims) ||
      (await useCoupons(container, knex, input)) ||
      soldThere(sales, input)
    const paid = refused ? null : payOutOf(purses, input)
    if (refused || paid instanceof Error) {
      outcomes.set(input, { refused: refused || paid })
      continue
    }
    used.add(input.key)
    levels.take(input.claims)
    if (waiting) held.add(waiting)
    // Of orders written together the one that came first is the older.
    const at = new Date(now + i)
    addOrder(rows, input.order, input.claims, { total: input.total, paid }, at)
    addPromise(own, input, waiting, at)
  }
  const accepted = inputs.filter((input) => !outcomes.has(input))
  if (accepted.length) {
    const written = await insertInto(knex, rows, OWN, own)
    await levels.write(knex)
    await purses?.write()
    await sales?.write()
    await writeAttributions(container, knex, accepted)
    await assertHeldAsSold(knex, accepted)
    await tell(container, accepted, rows, levels.touched())
    for (const input of accepted) outcomes.set(input, { written: written.get(input.order.id) as WrittenOrder })
  }
  return inputs.map((input) => outcomes.get(input) as Outcome)
}

/** What the traders among these have; null where nobody is one. */
async function openPurses(container: MedusaContainer, knex: Knex, inputs: PlacementInput[]): Promise<Purses | null> {
  const traders = [...new Set(inputs.flatMap(({ trade }) => trade?.trader_id ?? []))]
  if (!traders.length) return null
  const { slowBecause } = container.resolve(CHECKOUT)
  // Only these rows say that an order is paid as it is written.
  if (slowBecause) throw tradeAway(slowBecause)
  return tradeOf(container).openPurses(container, knex, traders)
}

function payOutOf(purses: Purses | null, { trade }: PlacementInput): PaidAsPlaced | Error | null {
  if (!trade || !purses) return null
  const taken = purses.take(trade)
  return 'refused' in taken ? notAffordable(taken.refused) : { ...taken, capture_id: trade.capture_id }
}

/** What outlets note of the orders made at them; null where none was. */
async function openSales(
  container: MedusaContainer,
  knex: Knex,
  inputs: PlacementInput[],
): Promise<OutletSales | null> {
  const orders = inputs.flatMap(({ outlet }) => outlet ?? [])
  if (!orders.length) return null
  const { slowBecause } = container.resolve(CHECKOUT)
  if (slowBecause) throw outletAway(slowBecause)
  return outletsOf(container).openSales(knex, orders)
}

/** The last look: what it refuses is sold nowhere, what it takes is written with the order. */
function soldThere(sales: OutletSales | null, { outlet }: PlacementInput): Error | null {
  const refused = outlet && sales?.take(outlet)
  return refused ? notSoldThere(refused) : null
}

async function usedKeys(knex: Knex, inputs: PlacementInput[]): Promise<Set<string>> {
  const { rows } = await knex.raw<{ rows: { key: string }[] }>(
    'select idempotency_key as key from placement where idempotency_key = any(?) and deleted_at is null',
    [inputs.map(({ key }) => key)],
  )
  return new Set(rows.map(({ key }) => key))
}

/** Counted by Medusa's own module, each order by itself. @returns its refusal; whoever is refused used nothing */
async function useCoupons(container: MedusaContainer, knex: Knex, { order }: PlacementInput): Promise<unknown> {
  const { computedActions, registrationContext } = usageOf(order)
  if (!computedActions.length) return null
  const promotions = container.resolve(Modules.PROMOTION)
  try {
    await knex.transaction(() => promotions.registerUsage(computedActions, registrationContext))
    return null
  } catch (error) {
    if (error instanceof MedusaError && error.type === MedusaError.Types.NOT_ALLOWED) return error
    throw error
  }
}

function addPromise(own: Own, input: PlacementInput, waiting: UnpaidOrder | null, at: Date): void {
  const { order, key, hash, placed_at, expires_at } = input
  own.placement.push({
    id: generateEntityId(undefined, 'plac'),
    order_id: order.id,
    ...{ idempotency_key: key, request_hash: hash, customer_id: order.customer_id ?? null },
    ...{ state: waiting ? 'open' : 'paid', paid_at: waiting ? null : placed_at },
    ...{ expires_at, uses: usesOf(order), created_at: at, updated_at: at },
  })
  if (!waiting) return
  const { goods, ...row } = waiting
  own.unpaid_order.push(row)
  for (const { inventory_item_id, quantity } of goods)
    own.unpaid_hold.push({ order_id: order.id, inventory_item_id, quantity })
}

/** What is held was read a moment before the lines remembered their parts: a gift box repacked in between is sold anew. */
async function assertHeldAsSold(knex: Knex, inputs: PlacementInput[]): Promise<void> {
  const { rows } = await knex.raw<{
    rows: { line_item_id: string; inventory_item_id: string; required_quantity: number }[]
  }>('select line_item_id, inventory_item_id, required_quantity from sold_part where line_item_id = any(?)', [
    inputs.flatMap(({ order }) => order.items.map(({ id }) => id)),
  ])
  const parts = new Map<string, typeof rows>()
  for (const row of rows) parts.set(row.line_item_id, [...(parts.get(row.line_item_id) ?? []), row])
  if (!inputs.every(({ order, claims }) => heldAsSold(order, claims, parts))) throw repacked()
}

/** What Medusa's workflow and its inventory module would tell; kept with the commit and told after it. */
async function tell(container: MedusaContainer, inputs: PlacementInput[], rows: Rows, levels: string[]): Promise<void> {
  const held = (order: OrderInput) => rows.reservation_item.filter((row) => row.description === heldFor(order.id))
  const events: { name: string; data: object }[] = [
    ...inputs.map(({ order }) => ({ name: OrderWorkflowEvents.PLACED, data: { id: order.id } })),
    ...inputs.map(({ order }) => ({
      name: ReservationItemWorkflowEvents.CREATED,
      data: held(order).map(({ id }) => ({ id, order_id: order.id })),
    })),
    ...rows.reservation_item.map(({ id }) => ({ name: 'inventory.reservation-item.created', data: { id } })),
    ...levels.map((id) => ({ name: 'inventory.inventory-level.updated', data: { id } })),
  ]
  await container.resolve(Modules.EVENT_BUS).emit(events)
}
