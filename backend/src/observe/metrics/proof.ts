import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { Gauge, type Registry } from 'prom-client'
import { keepFresh } from './fresh'

type Proof = { broken: number; at_s: number }

/** As `npm run prove` leaves it (`scripts/lib/kept-proof.mjs`); null where nobody ever proved anything. */
async function lastProof(knex: Knex): Promise<Proof | null> {
  const { rows } = await knex.raw<{ rows: { there: string | null }[] }>(`select to_regclass('prove_result') as there`)
  if (!rows[0]?.there) return null
  const { rows: proofs } = await knex.raw<{ rows: Proof[] }>(
    'select broken, extract(epoch from at)::float as at_s from prove_result',
  )
  return proofs[0] ?? null
}

export function readProof(registry: Registry, knex: Knex, report: (error: unknown) => void): void {
  const proof = keepFresh(() => lastProof(knex), report)
  const each = (name: string, help: string, of: (proof: Proof) => number) =>
    new Gauge({
      ...{ name, help, registers: [registry] },
      async collect() {
        const last = await proof().catch(() => null)
        this.set(last ? of(last) : NaN)
      },
    })
  each(
    'shop_prove_broken',
    '上次核对不成立的条数 / what did not hold at the last npm run prove',
    ({ broken }) => broken,
  )
  each('shop_prove_timestamp_seconds', '上次核对的时间 / when that was', ({ at_s }) => at_s)
}
