/** What this process holds right now: connections, and goods on their way into the search. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { Gauge, type Registry } from 'prom-client'
import { currentEngine } from '../../catalogue/engine'
import { documentsWaiting } from '../../catalogue/refresh'
import { env } from '../../env'

type Pool = { numUsed(): number; numFree(): number; numPendingAcquires(): number; max: number }

export function readPool(registry: Registry, knex: Knex): void {
  const { pool } = knex.client as { pool: Pool }
  const registers = [registry]
  new Gauge({
    name: 'shop_database_connections',
    help: '数据库连接：在用、空闲、上限 / connections in use, idle, and at the most',
    labelNames: ['state'],
    registers,
    collect() {
      this.set({ state: 'used' }, pool.numUsed())
      this.set({ state: 'idle' }, pool.numFree())
      this.set({ state: 'max' }, pool.max)
    },
  })
  new Gauge({
    name: 'shop_database_waiting',
    help: '在等数据库连接的请求 / who waits for a connection',
    registers,
    collect() {
      this.set(pool.numPendingAcquires())
    },
  })
}

export function readSearch(registry: Registry): void {
  const registers = [registry]
  new Gauge({
    name: 'shop_search_documents_waiting',
    help: '待更新的搜索条目 / changed rows not yet in the search',
    registers,
    collect() {
      this.set(documentsWaiting())
    },
  })
  if (!env.MEILISEARCH_HOST) return
  new Gauge({
    name: 'shop_search_meilisearch_up',
    help: 'Meilisearch 在应答（0：由 Postgres 代答）/ Meilisearch answers (0: Postgres does in its place)',
    registers,
    collect() {
      this.set(currentEngine() === 'meilisearch' ? 1 : 0)
    },
  })
}
