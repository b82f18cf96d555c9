/** Orders of a small shop's own program, one call each, alone and eight at once; one key sent two hundred times at once is one order. */
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { medusa } from '../../scripts/lib/backend.mjs'
import { readyOrders } from './checkout.bench.ts'
import { measureJourneys } from './lib/load.ts'
import type { Bench } from './lib/types.ts'

const SCRIPT = join(import.meta.dirname, 'lib', 'shop-api.mjs')
const AT_ONCE = 200
const RECEIVER = {
  ...{ name: '演示', phone: '13800000000', province: '陕西省', city: '西安市', district: '雁塔区' },
  detail: '演示路1号',
}

export const shopApi: Bench = async ({ ours, seconds }) => {
  const { folder, env } = ours.run_in ?? {}
  if (!folder || !env) throw new Error('the shop tells no folder to run in')
  const [file, result] = [join(folder, 'bench-api.json'), join(folder, 'bench-api-result.json')]
  const ready = (await readyOrders(ours)) as { items: { variant_id: string }[] }[]
  const variant_ids = ready.flatMap(({ items }) => items.map(({ variant_id }) => variant_id))
  writeFileSync(file, JSON.stringify({ variant_ids, result }))
  const run = spawnSync(process.execPath, [medusa, 'exec', SCRIPT], {
    cwd: folder,
    env: { ...process.env, ...env, BENCH_ORDERS: file },
    encoding: 'utf8',
  })
  if (run.status !== 0) throw new Error(`the program could not be opened\n${run.stdout}\n${run.stderr}`)
  const { secret, skus } = JSON.parse(readFileSync(result, 'utf8')) as { secret: string; skus: string[] }

  const post = async (number: string, key: string, sku: string) => {
    const ask = () =>
      fetch(`${ours.backend_url}/shops/api/v1/orders`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}`, 'idempotency-key': key },
        body: JSON.stringify({ number, receiver: RECEIVER, items: [{ sku, quantity: 1 }] }),
      })
    // A kept connection that the other side closes just now: asked again under its key, as programs do.
    const answer = await ask().catch(ask)
    return { status: answer.status, body: (await answer.json()) as { order?: { id: string; state: string } } }
  }
  let made = 0
  const journey = async () => {
    const at = made++
    const { status, body } = await post(`API-${at}`, randomUUID(), skus[at % skus.length] ?? '')
    // The job that looks each minute for what waits may have it in its hands.
    if (status !== 201 || !['placed', 'waiting'].includes(body.order?.state ?? ''))
      throw new Error(`an order by program: ${status} ${JSON.stringify(body)}`)
  }
  const alone = await measureJourneys(journey, 1, seconds)
  const eight = await measureJourneys(journey, 8, seconds)

  const key = randomUUID()
  const same = await Promise.all(Array.from({ length: AT_ONCE }, () => post('API-once', key, skus[0] ?? '')))
  const ids = new Set(same.flatMap(({ body }) => body.order?.id ?? []))
  const odd = same.filter(({ status }) => ![200, 201, 409, 429].includes(status))
  if (ids.size !== 1 || odd.length) throw new Error(`one key made ${ids.size} orders: ${JSON.stringify(odd[0])}`)
  const row = (name: string, { per_second, p95_ms }: typeof alone) => ({
    ...{ name, unit: 'orders/s', ours: per_second, plain: null, p95_ms },
  })
  return [row('shop-api', alone), row('shop-api, 8 at once', eight)]
}
