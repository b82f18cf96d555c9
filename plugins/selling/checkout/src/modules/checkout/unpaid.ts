/** Goods that are held and not paid for: who holds how much, and how much one buyer, one network and all guests may. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'

export interface UnpaidLimits {
  orders_per_buyer: number
  pieces_per_customer: number
  /** Guests prove nothing about who they are: less, by the phone they give. */
  pieces_per_guest: number
  /** All guests of one network: an office or a family behind one address orders, a script does not. */
  orders_per_network: number
  pieces_per_network: number
  /** Of what lies on the shelf of one good, all guests together, half of it one network; never less than a few pieces. */
  guest_share_percent: number
}
export const UNPAID_LIMITS: UnpaidLimits = {
  orders_per_buyer: 5,
  pieces_per_customer: 300,
  pieces_per_guest: 60,
  orders_per_network: 60,
  pieces_per_network: 400,
  guest_share_percent: 50,
}
const GUESTS_AT_LEAST = 20

export interface UnpaidOrder {
  order_id: string
  /** `customer:<id>` or `guest:<phone>`. */
  buyer: string
  /** IPv4 address or IPv6 /64 of who asks; null where it is not known. */
  network: string | null
  guest: boolean
  /** As the buyer counts them: a gift box is one. */
  pieces: number
  /** Parts of gift boxes; `stocked` is what lies on the shelf of each. */
  goods: { inventory_item_id: string; quantity: number; stocked: number }[]
}
export type UnpaidLimit = 'orders' | 'pieces' | 'network' | 'good'
export interface UnpaidRow {
  order_id: string
  buyer: string
  network: string | null
  guest: boolean
  pieces: number
  created_at: Date
}

/**
 * Writes down what an order holds, or says which limit it would break. Whoever counts the same buyer, network or good
 * waits: two orders at once, also on two machines, never pass a limit together.
 */
export const holdUnpaid = (knex: Knex, order: UnpaidOrder, limits: UnpaidLimits): Promise<UnpaidLimit | null> =>
  knex.transaction(async (trx) => {
    const keys = [
      `buyer ${order.buyer}`,
      ...(order.guest && order.network ? [`network ${order.network}`] : []),
      ...(order.guest ? order.goods.map(({ inventory_item_id }) => `good ${inventory_item_id}`) : []),
    ]
    for (const key of [...new Set(keys)].sort())
      await trx.raw(`select pg_advisory_xact_lock(hashtextextended('unpaid ' || ?, 0))`, [key])
    const broken = await brokenLimit(trx, order, limits)
    if (broken) return broken
    const { goods, ...row } = order
    await trx('unpaid_order').insert(row)
    const rows = goods.map(({ inventory_item_id, quantity }) => ({
      order_id: row.order_id,
      inventory_item_id,
      quantity,
    }))
    if (rows.length) await trx('unpaid_hold').insert(rows)
    return null
  })

async function brokenLimit(trx: Knex, order: UnpaidOrder, limits: UnpaidLimits): Promise<UnpaidLimit | null> {
  const { buyer, guest, network, pieces, goods } = order
  const own = await countOf(trx, { buyer })
  if (own.orders + 1 > limits.orders_per_buyer) return 'orders'
  if (own.pieces + pieces > (guest ? limits.pieces_per_guest : limits.pieces_per_customer)) return 'pieces'
  if (!guest) return null
  if (network) {
    const near = await countOf(trx, { network, guest: true })
    if (near.orders + 1 > limits.orders_per_network || near.pieces + pieces > limits.pieces_per_network)
      return 'network'
  }
  for (const { inventory_item_id, quantity, stocked } of goods) {
    const { rows } = await trx.raw(
      `select coalesce(sum(h.quantity), 0)::int as held,
          coalesce(sum(h.quantity) filter (where o.network = ?), 0)::int as near from unpaid_hold h
         join unpaid_order o on o.order_id = h.order_id and o.guest where h.inventory_item_id = ?`,
      [network, inventory_item_id],
    )
    const share = Math.floor((stocked * limits.guest_share_percent) / 100)
    if (rows[0].held + quantity > Math.max(GUESTS_AT_LEAST, share)) return 'good'
    if (network && rows[0].near + quantity > Math.max(limits.pieces_per_guest, Math.floor(share / 2))) return 'network'
  }
  return null
}

async function countOf(trx: Knex, where: { buyer: string } | { network: string; guest: true }) {
  const [row] = await trx('unpaid_order')
    .where(where)
    .select(trx.raw('count(*)::int as orders'), trx.raw('coalesce(sum(pieces), 0)::int as pieces'))
  return row as unknown as { orders: number; pieces: number }
}
