import { AsyncLocalStorage } from 'node:async_hooks'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, MedusaError, Modules } from '@medusajs/framework/utils'
import { readBalance } from '@shanzhen/money-kit/order-balance'
import { heldUnpaid } from '../lib/refusal'
import { CHECKOUT } from '../modules/checkout'
import type { Uses } from '../modules/checkout/store/return-uses'

type Adjusted = { adjustments?: { code: string | null; amount: number }[] } | null
type Row = {
  id: string
  customer_id: string | null
  email: string | null
  created_at: string
  customer?: { has_account?: boolean } | null
  shipping_address?: { phone?: string | null } | null
  items?: (Adjusted & { id: string; detail?: { quantity: number } | null })[]
  shipping_methods?: Adjusted[]
}

const FIELDS = [
  ...['id', 'customer_id', 'email', 'created_at', 'customer.has_account', 'shipping_address.phone'],
  ...['items.id', 'items.detail.quantity'],
  ...['items', 'shipping_methods'].flatMap((of) => [`${of}.adjustments.code`, `${of}.adjustments.amount`]),
]

/** Whence a cart is completed; Medusa's workflow hands no request on. */
export const askedFrom = new AsyncLocalStorage<{ network: string | null }>()

/**
 * The promise of an order out of Medusa's own cart: the time it has to be paid in, what it used of coupons. Repeating it
 * finds what is there. @returns its id where it was written now
 */
export async function promiseCartOrder(container: MedusaContainer, order_id: string): Promise<string | null> {
  const checkout = container.resolve(CHECKOUT)
  const [known] = await checkout.listPlacements({ order_id }, { take: 1 })
  const order = known ? null : await readRow(container, order_id)
  if (!order) return null
  // A payment that was only authorized is no money: a channel's capture says so itself, and its event settles the rest.
  const paid = (await readBalance(container, order_id))?.due_fen === 0
  const placedAt = new Date(order.created_at)
  const { id } = await checkout.createPlacements({
    order_id,
    customer_id: order.customer_id ?? null,
    // One without a key is a draft's; this one is found by its order alone.
    ...{ idempotency_key: `order:${order_id}`, request_hash: 'cart' },
    state: paid ? 'paid' : 'open',
    paid_at: paid ? placedAt : null,
    expires_at: checkout.expiresAt(placedAt, isGuest(order)),
    uses: usesOf(order) as Record<string, unknown> | null,
  })
  return id
}

/**
 * Counts what it holds against the limits on what is held unpaid, as an order of our own checkout.
 * @throws MedusaError not_allowed where it would break one; Medusa says of a conflict only that there was one
 */
export async function holdCartOrder(container: MedusaContainer, order_id: string): Promise<void> {
  const checkout = container.resolve(CHECKOUT)
  const [placement] = await checkout.listPlacements({ order_id }, { take: 1 })
  const order = await readRow(container, order_id)
  if (!order || placement?.state !== 'open') return
  const guest = isGuest(order)
  const limit = await checkout.holdUnpaid({
    ...{ order_id, guest, network: askedFrom.getStore()?.network ?? null },
    buyer: guest ? `guest:${order.shipping_address?.phone || order.email}` : `customer:${order.customer_id}`,
    pieces: (order.items ?? []).reduce((sum, item) => sum + Number(item?.detail?.quantity ?? 0), 0),
    goods: await reservedGoods(container, order),
  })
  if (limit) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, heldUnpaid(limit).message)
}

async function reservedGoods(container: MedusaContainer, { items = [] }: Row) {
  const inventory = container.resolve(Modules.INVENTORY)
  const line_item_id = items.flatMap((item) => item?.id ?? [])
  const held = line_item_id.length ? await inventory.listReservationItems({ line_item_id }, { take: 1000 }) : []
  const ids = [...new Set(held.map(({ inventory_item_id }) => inventory_item_id))]
  const levels = ids.length ? await inventory.listInventoryLevels({ inventory_item_id: ids }, { take: 1000 }) : []
  const sum = (rows: { inventory_item_id: string }[], id: string, of: (row: never) => unknown) =>
    rows.filter((row) => row.inventory_item_id === id).reduce((total, row) => total + Number(of(row as never)), 0)
  return ids.map((inventory_item_id) => ({
    inventory_item_id,
    quantity: sum(held, inventory_item_id, ({ quantity }: { quantity: unknown }) => quantity),
    stocked: sum(levels, inventory_item_id, (level: { stocked_quantity: unknown }) => level.stocked_quantity),
  }))
}

async function readRow(container: MedusaContainer, id: string): Promise<Row | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: 'order', fields: FIELDS, filters: { id } })
  return (data[0] as unknown as Row | undefined) ?? null
}

/** Medusa's cart keeps a customer for every guest's address; only a code makes it an account. */
const isGuest = ({ customer_id, customer }: Row) => !customer_id || !customer?.has_account

/** What Medusa's cart counted against promotions as it was completed. */
function usesOf({ customer_id, email, items = [], shipping_methods = [] }: Row): Uses | null {
  const adjustments = [...items, ...shipping_methods].flatMap((one) => one?.adjustments ?? [])
  const actions = adjustments.flatMap(({ code, amount }) => (code ? [{ code, amount: Number(amount) }] : []))
  return actions.length ? { actions, customer_id: customer_id ?? null, customer_email: email ?? null } : null
}
