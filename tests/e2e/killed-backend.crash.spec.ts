/**
 * The backend dies again and again while people order, pay, cancel, give up and are refunded, while parcels are weighed
 * and sent and come back. Afterwards orders, stock, payments and the gateway's books agree, once. CRASH_SEED repeats a run.
 */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import pg from 'pg'
import { checkPromises } from '../../scripts/lib/promises.mjs'
import { disagreements } from '../support/audit'
import { type KillableShop, openKillableShop } from '../support/killable-shop'
import { killWhileIt, type Moment, MOMENTS } from '../support/killed-writes'
import { again, patiently, request } from '../support/patience'
import { ADDRESS, orderOf, type Quote, REFUND_PARTS_FEN, STORIES, visit } from '../support/shoppers'

/** Together with the refunds among the stories a hundred orders and refunds; CRASH_VISITS asks for more. */
const VISITS = Number(process.env.CRASH_VISITS ?? 77)
const AT_ONCE = 8
const CRASHES = 12
const SEED = Number(process.env.CRASH_SEED ?? Date.now() % 1_000_000)

describe('a backend that is killed at any moment', () => {
  let shop: KillableShop
  let database: pg.Client

  beforeAll(async () => {
    shop = await openKillableShop()
    database = new pg.Client({ connectionString: shop.database_url })
    await database.connect()
  }, 600_000)
  afterAll(async () => {
    await database?.end()
    await shop?.stop()
  })

  it('opens whole after starts that were killed in each of their steps, from the database to the storefront', async () => {
    expect(shop.killed_in).toHaveLength(8)
    const broken = (await checkPromises(database)).filter(({ ids }) => ids.length)
    expect(broken).toEqual([])
    const { rows } = await database.query<{ goods: string; handles: string; twice: string; bare: string }>(
      `select count(*) as goods, count(distinct handle) as handles,
          (select count(*) - count(distinct code) from lot) as twice,
          (select count(*) from product p where not exists (select from product_variant v
            join product_variant_price_set c on c.variant_id = v.id and c.deleted_at is null
            join price m on m.price_set_id = c.price_set_id and m.deleted_at is null
            join product_variant_inventory_item i on i.variant_id = v.id and i.deleted_at is null
            where v.product_id = p.id and v.deleted_at is null)) as bare from product`,
    )
    expect(rows).toEqual([{ goods: '34', handles: '34', twice: '0', bare: '0' }])
    const answer = await fetch(`${shop.backend_url}/store/goods?limit=1`, {
      headers: { 'x-publishable-api-key': shop.publishable_key },
    })
    expect(((await answer.json()) as { count: number }).count).toBe(34)
  })

  it.each(Object.keys(MOMENTS) as Moment[])(
    'has orders written together whole or not at all: killed while it %s',
    async (moment) => {
      const [variant_id] = await variantsOnSale(database)
      const { quote } = await patiently<{ quote: Quote }>(shop, '/store/checkout/quote', {
        items: [{ variant_id, quantity: 1 }],
        province: ADDRESS.province,
      })
      const keys = Array.from({ length: 5 }, () => randomUUID())
      const place = (key: string) =>
        request<{ order: { id: string } }>(shop, '/store/checkout/orders', orderOf(quote), { 'Idempotency-Key': key })
      await killWhileIt(shop, database, moment, () => void Promise.allSettled(keys.map(place)))
      const left = () =>
        database
          .query<{ orders: number; held: number }>(
            `select count(*)::int as orders, (select count(*)::int from reservation_item r where r.deleted_at is null
              and r.description = any(array_agg('order ' || order_id))) as held
            from placement where idempotency_key = any($1)`,
            [keys],
          )
          .then(({ rows }) => rows[0])
      const { orders, held } = await left()
      expect(held).toBe(orders)
      if (moment !== 'tells of them') expect(orders).toBe(0)
      else expect(orders).toBeGreaterThan(0)
      const placed = await Promise.all(keys.map((key) => again(() => place(key))))
      expect(new Set(placed.map(({ order }) => order.id)).size).toBe(keys.length)
      expect(await left()).toEqual({ orders: keys.length, held: keys.length })
    },
    240_000,
  )

  it(`loses nothing and repeats nothing (CRASH_SEED=${SEED})`, { timeout: 1_200_000 }, async () => {
    const random = seeded(SEED)
    const variants = await variantsOnSale(database)
    const trout = await soldByWeight(database)
    const waiting = Array.from({ length: VISITS }, (_, i) => ({
      story: STORIES[i % STORIES.length],
      basket:
        STORIES[i % STORIES.length] === 'weigh'
          ? [{ variant_id: trout, quantity: 1 }]
          : [{ variant_id: variants[Math.floor(random() * variants.length)], quantity: 1 + Math.floor(random() * 3) }],
    }))
    const troubles: unknown[] = []
    const shopper = async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        await visit(shop, next.story, next.basket).catch((error) => troubles.push(error))
      }
    }
    let shopping = true
    const shoppers = Promise.all(Array.from({ length: AT_ONCE }, shopper)).then(() => (shopping = false))
    for (let i = 0; i < CRASHES && shopping; i++) {
      await pause(200 + random() * 1800)
      await shop.crash()
    }
    await shoppers
    expect(troubles).toEqual([])

    // The time to pay runs out for all who left, and for what a crash left behind.
    await database.query(
      `update placement set expires_at = now(), created_at = created_at - interval '3 minutes' where state = 'open'`,
    )
    await expect.poll(() => disagreements(shop), { timeout: 240_000, interval: 1000 }).toEqual([])
    const { rows } = await database.query<{ state: string; count: string }>(
      'select state, count(*) from placement where deleted_at is null group by state',
    )
    const counts = Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]))
    expect(counts.paid).toBeGreaterThan(VISITS / 4)
    expect(counts.canceled).toBeGreaterThan(0)
    const refunds = await database.query<{ amount_fen: number; count: string }>(
      'select round(amount * 100)::int as amount_fen, count(*) from refund where deleted_at is null group by 1',
    )
    const given = new Map(refunds.rows.map(({ amount_fen, count }) => [amount_fen, Number(count)]))
    const { rows: ends } = await database.query<{ shipped: string; claimed: string; weighed: string }>(
      `select (select count(*) from fulfillment where shipped_at is not null) as shipped,
        (select count(*) from after_sale where state = 'refunded' and restock = 'done') as claimed,
        (select count(*) from weight_correction where state = 'refunded') as weighed`,
    )
    const times = (...names: string[]) =>
      Math.floor(VISITS / STORIES.length) * STORIES.filter((story) => names.includes(story)).length
    expect(Number(ends[0].shipped)).toBeGreaterThanOrEqual(times('ship', 'claim', 'weigh'))
    expect(Number(ends[0].claimed)).toBeGreaterThanOrEqual(times('claim'))
    expect(Number(ends[0].weighed)).toBeGreaterThanOrEqual(times('weigh'))
    for (const part_fen of REFUND_PARTS_FEN) expect(given.get(part_fen)).toBeGreaterThanOrEqual(times('refund'))
  })
})

/** Goods with more on the shelf than all visits can take, gift boxes among them. */
async function variantsOnSale(database: pg.Client): Promise<string[]> {
  const { rows } = await database.query<{ id: string }>(
    `select v.id from product_variant v join product p on p.id = v.product_id and p.deleted_at is null
       join good g on g.id = (select good_id from product_product_traceability_good l where l.product_id = p.id
         and l.deleted_at is null limit 1)
       join product_variant_inventory_item k on k.variant_id = v.id and k.deleted_at is null
       join inventory_level i on i.inventory_item_id = k.inventory_item_id and i.deleted_at is null
      where v.deleted_at is null and g.age_limit is null and not g.perishable
      group by v.id having min((i.stocked_quantity - i.reserved_quantity) / k.required_quantity) >= $1
      order by v.id limit 12`,
    [VISITS],
  )
  return rows.map(({ id }) => id)
}

async function soldByWeight(database: pg.Client): Promise<string> {
  const { rows } = await database.query<{ id: string }>(
    `select v.id from product_variant v join product_product_traceability_good l on l.product_id = v.product_id
       join good g on g.id = l.good_id and g.variable_weight where v.deleted_at is null`,
  )
  return rows[0].id
}

/** mulberry32: the same seed gives the same run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
