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
  /** Given up or run out within a day, for each of which a phone that proved nothing may have had two text messages. */
  given_up_per_buyer: number
  /** The same of a guest, whose phone may be a stranger's. */
  given_up_per_guest: number
  /** The same of all guests of one network. */
  given_up_per_network: number
}
export const UNPAID_LIMITS: UnpaidLimits = {
  orders_per_buyer: 5,
  pieces_per_customer: 300,
  pieces_per_guest: 60,
  orders_per_network: 60,
  pieces_per_network: 400,
  guest_share_percent: 50,
  given_up_per_buyer: 20,
  given_up_per_guest: 5,
  given_up_per_network: 300,
}
const GUESTS_AT_LEAST = 20

export interface UnpaidOrder {
  order_id: string
  /** `customer:<id>`, `guest:<phone>`, or `staff:<phone>` of whom staff order for. */
  buyer: string
  /** IPv4 address or IPv6 /64 of who asks; null where it is not known. */
  network: string | null
  guest: boolean
  /** As the buyer counts them: a gift box is one. */
  pieces: number
  /** Parts of gift boxes; `stocked` is what lies on the shelf of each. */
  goods: { inventory_item_id: string; quantity: number; stocked: number }[]
}
export type UnpaidLimit = 'orders' | 'pieces' | 'network' | 'good' | 'given_up'
export interface UnpaidRow {
  order_id: string
  buyer: string
  network: string | null
  guest: boolean
  pieces: number
  created_at: Date
}

/**
 * Writes down what an order holds, or says which limit it would break; without limits it only writes. Whoever counts the same buyer, network or good
 * waits: two orders at once, also on two machines, never pass a limit together.
 */
export const holdUnpaid = (knex: Knex, order: UnpaidOrder, limits: UnpaidLimits | null): Promise<UnpaidLimit | null> =>
  knex.transaction(async (trx) => {
    const broken = limits && (await countHeld(trx, [order])).brokenBy(order, limits)
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

/** What is held by all whom these orders touch; nobody else counts them until the transaction ends. */
export async function countHeld(trx: Knex, orders: UnpaidOrder[]): Promise<Held> {
  const guests = orders.filter(({ guest }) => guest)
  const networks = distinct(guests.flatMap(({ network }) => network ?? []))
  const goods = distinct(guests.flatMap((order) => order.goods.map(({ inventory_item_id }) => inventory_item_id)))
  const buyers = distinct(orders.map(({ buyer }) => buyer))
  const keys = [
    ...buyers.map((buyer) => `buyer ${buyer}`),
    ...networks.map((network) => `network ${network}`),
    ...goods.map((good) => `good ${good}`),
  ]
  // Sorted, so that nobody waits in a circle.
  await trx.raw(
    `select pg_advisory_xact_lock(hashtextextended('unpaid ' || key, 0))
      from (select key from unnest(?::text[]) with ordinality as k (key, n) order by n offset 0) as sorted`,
    [keys.sort()],
  )
  const held = new Held()
  for (const row of await sumBy(trx, 'buyer', buyers, '')) held.sums.set(`buyer ${row.of}`, row)
  for (const row of await sumBy(trx, 'network', networks, 'and guest')) held.sums.set(`network ${row.of}`, row)
  for (const { of, orders: count } of await givenUpBy(trx, 'buyer', buyers, '')) held.givenUp.set(`buyer ${of}`, count)
  for (const { of, orders: count } of await givenUpBy(trx, 'network', networks, 'and guest'))
    held.givenUp.set(`network ${of}`, count)
  if (goods.length) {
    const { rows } = await trx.raw<{ rows: { good: string; network: string | null; pieces: number }[] }>(
      `select h.inventory_item_id as good, o.network, sum(h.quantity)::int as pieces from unpaid_hold h
        join unpaid_order o on o.order_id = h.order_id and o.guest where h.inventory_item_id = any(?) group by 1, 2`,
      [goods],
    )
    for (const { good, network, pieces } of rows) held.addGood(good, network, pieces)
  }
  return held
}

const distinct = (values: string[]): string[] => [...new Set(values)]

type Sum = { orders: number; pieces: number }

async function sumBy(trx: Knex, of: 'buyer' | 'network', values: string[], more: string) {
  if (!values.length) return []
  const { rows } = await trx.raw<{ rows: (Sum & { of: string })[] }>(
    `select ${of} as of, count(*)::int as orders, sum(pieces)::int as pieces from unpaid_order
      where ${of} = any(?) ${more} group by 1`,
    [values],
  )
  return rows
}

/** Whoever places and gives up again and again holds nothing, and has the shop write to a phone each time. */
async function givenUpBy(trx: Knex, of: 'buyer' | 'network', values: string[], more: string) {
  if (!values.length) return []
  const { rows } = await trx.raw<{ rows: { of: string; orders: number }[] }>(
    `select ${of} as of, count(*)::int as orders from unpaid_given_up
      where ${of} = any(?) and at > now() - interval '1 day' ${more} group by 1`,
    [values],
  )
  return rows
}

/** A running count: what is held, and what orders that are written together add to it one after the other. */
class Held {
  readonly sums = new Map<string, Sum>()
  readonly givenUp = new Map<string, number>()

  /** Which limit one more order would break, the first in this order; null where it fits. */
  brokenBy({ buyer, guest, network, pieces, goods }: UnpaidOrder, limits: UnpaidLimits): UnpaidLimit | null {
    const own = this.of(`buyer ${buyer}`)
    if (own.orders + 1 > limits.orders_per_buyer) return 'orders'
    if (this.gaveUp(`buyer ${buyer}`) >= limits[guest ? 'given_up_per_guest' : 'given_up_per_buyer']) return 'given_up'
    if (own.pieces + pieces > (guest ? limits.pieces_per_guest : limits.pieces_per_customer)) return 'pieces'
    if (!guest) return null
    if (network) {
      const near = this.of(`network ${network}`)
      if (near.orders + 1 > limits.orders_per_network || near.pieces + pieces > limits.pieces_per_network)
        return 'network'
      if (this.gaveUp(`network ${network}`) >= limits.given_up_per_network) return 'network'
    }
    for (const { inventory_item_id, quantity, stocked } of goods) {
      const share = Math.floor((stocked * limits.guest_share_percent) / 100)
      if (this.of(`good ${inventory_item_id}`).pieces + quantity > Math.max(GUESTS_AT_LEAST, share)) return 'good'
      const near = this.of(`good ${inventory_item_id} of ${network}`)
      if (network && near.pieces + quantity > Math.max(limits.pieces_per_guest, Math.floor(share / 2))) return 'network'
    }
    return null
  }

  add({ buyer, guest, network, pieces, goods }: UnpaidOrder): void {
    this.count(`buyer ${buyer}`, pieces)
    if (!guest) return
    if (network) this.count(`network ${network}`, pieces)
    for (const { inventory_item_id, quantity } of goods) this.addGood(inventory_item_id, network, quantity)
  }

  addGood(good: string, network: string | null, pieces: number): void {
    this.count(`good ${good}`, pieces)
    this.count(`good ${good} of ${network}`, pieces)
  }

  private gaveUp(key: string): number {
    return this.givenUp.get(key) ?? 0
  }

  private of(key: string): Sum {
    return this.sums.get(key) ?? { orders: 0, pieces: 0 }
  }

  private count(key: string, pieces: number): void {
    const { orders, pieces: before } = this.of(key)
    this.sums.set(key, { orders: orders + 1, pieces: before + pieces })
  }
}
