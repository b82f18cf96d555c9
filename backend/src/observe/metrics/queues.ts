/**
 * What waits in the database, and since when: like `npm run prove` it looks at every room's tables from outside, and
 * changes nothing. Each queue is read in the order of an index of its open rows, ten thousand of them at the most, so that a
 * long-lived shop is read as fast as a new one; all are one statement, asked for once in some seconds however many ask.
 */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { Gauge, type Registry } from 'prom-client'
import { keepFresh } from './fresh'

const MOST = 10_000
const LIMIT_MS = 2_000

/** `at` is since when a row `q` waits. A queue of a plugin that is not there is left out. */
interface Queue {
  table: string
  at: string
  open: string
}

export const QUEUES: Record<string, Queue> = {
  untold_events: { table: 'untold_events', at: 'q.created_at', open: 'true' },
  // As long as they are tried again; one that left at a later attempt is sent.
  unsent_messages: {
    ...{ table: 'notification', at: 'q.created_at' },
    open: `status <> 'success' and deleted_at is null and created_at > now() - interval '1 day'
      and not exists (select 1 from notification s where s.template = q.template and s.resource_id = q.resource_id
        and s.status = 'success' and s.deleted_at is null)`,
  },
  unposted_payments: {
    ...{ table: 'capture', at: 'q.created_at' },
    open: `created_at > now() - interval '3 days' and deleted_at is null
      and not exists (select 1 from ledger_transaction t where t.idempotency_key = 'capture:' || q.id)`,
  },
  unposted_refunds: {
    ...{ table: 'refund', at: 'q.created_at' },
    open: `created_at > now() - interval '3 days' and deleted_at is null
      and not exists (select 1 from ledger_transaction t where t.idempotency_key = 'refund:' || q.id)`,
  },
  // Begun at a provider and neither finished nor closed.
  open_payments: {
    ...{ table: 'payment_session', at: 'q.created_at' },
    open: `authorized_at is null and deleted_at is null and created_at > now() - interval '3 days'
      and status not in ('canceled', 'error')`,
  },
  unpaid_orders: { table: 'placement', at: 'q.created_at', open: `state = 'open' and deleted_at is null` },
  money_to_return: {
    ...{ table: 'placement', at: 'q.canceled_at' },
    open: `state = 'canceled' and paid_at is not null and returned_at is null and deleted_at is null`,
  },
  open_weighings: { table: 'weight_correction', at: 'q.created_at', open: `state = 'weighed'` },
  weight_refunds: { table: 'weight_correction', at: 'q.created_at', open: `state = 'refunding'` },
  claim_refunds: { table: 'after_sale', at: 'q.created_at', open: `state = 'refunding' and deleted_at is null` },
  unannounced_claims: { table: 'after_sale_event', at: 'q.created_at', open: 'announced_at is null' },
  open_restocks: {
    ...{ table: 'after_sale_restock', open: 'done_at is null' },
    at: '(select a.created_at from after_sale a where a.id = q.after_sale_id)',
  },
  recall_refunds: { table: 'recall_affected', at: 'q.created_at', open: `state = 'refunding'` },
  wechat_callbacks: {
    ...{ table: 'wechat_callback', at: 'q.created_at' },
    open: `status = 'received' and deleted_at is null`,
  },
  // Written down as sent, and never heard of by the channel.
  unheard_transfers: {
    ...{ table: 'payout_transfer', at: 'q.created_at' },
    open: `state in ('sending', 'refused')`,
  },
  channel_tasks: { table: 'channel_task', at: 'q.created_at', open: `state = 'open' and deleted_at is null` },
  bill_differences: { table: 'bill_difference', at: 'q.created_at', open: `state = 'open' and deleted_at is null` },
}
interface Waiting {
  queue: string
  count: number
  oldest_s: number
}

const question = ([queue, { table, at, open }]: [string, Queue]) =>
  `select '${queue}' as queue, count(*)::int as count,
     coalesce(extract(epoch from now() - min(at)), 0)::float as oldest_s
   from (select ${at} as at from "${table}" q where ${open} order by 1 limit ${MOST}) as rows`

/** @returns one row a queue whose table is there */
export async function askQueues(knex: Knex): Promise<Waiting[]> {
  return knex.transaction(async (trx) => {
    await trx.raw(`set local statement_timeout = ${LIMIT_MS}`)
    const names = [...new Set(Object.values(QUEUES).map(({ table }) => table))]
    const { rows: there } = await trx.raw<{ rows: { name: string }[] }>(
      'select name from unnest(?::text[]) as name where to_regclass(name) is not null',
      [names],
    )
    const known = Object.entries(QUEUES).filter(([, { table }]) => there.some(({ name }) => name === table))
    if (!known.length) return []
    return (await trx.raw<{ rows: Waiting[] }>(known.map(question).join(' union all '))).rows
  })
}

/** @param report hears why the database did not answer */
export function readQueues(registry: Registry, knex: Knex, report: (error: unknown) => void): void {
  const registers = [registry]
  const asked = keepFresh(() => askQueues(knex), report)
  new Gauge({
    name: 'shop_database_up',
    help: '数据库在应答 / the database answered for these numbers',
    registers,
    async collect() {
      this.set(
        await asked().then(
          () => 1,
          () => 0,
        ),
      )
    },
  })
  const each = (name: string, help: string, of: (waiting: Waiting) => number) =>
    new Gauge({
      ...{ name, help, registers, labelNames: ['queue'] as const },
      async collect() {
        // What is not known is not told: an old number would look like a quiet shop.
        const rows = await asked().catch(() => [])
        this.reset()
        for (const waiting of rows) this.set({ queue: waiting.queue }, of(waiting))
      },
    })
  each('shop_queue_waiting', `在等的事 / what waits, ${MOST} at the most`, ({ count }) => count)
  each('shop_queue_oldest_seconds', '最久的等了多久 / since when the oldest waits', ({ oldest_s }) => oldest_s)
}
