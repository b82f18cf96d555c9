// Run inside a backend of the shop by `medusa exec`: orders of one shop through the writer of many, and how long they took.
import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { placeMany } from '@shanzhen/checkout/place/place-many'

const WARM = 100

/** @param {{ container: import('@medusajs/framework/types').MedusaContainer }} args */
export default async function placeThousand({ container }) {
  const { buyer, bodies, count, result } = JSON.parse(readFileSync(String(process.env.BENCH_ORDERS), 'utf8'))
  const place = async (/** @type {number} */ orders) => {
    const requests = Array.from({ length: orders }, (_, i) => ({
      buyer,
      key: randomUUID(),
      body: bodies[i % bodies.length],
    }))
    const from = performance.now()
    const outcomes = await placeMany(container, requests)
    const refused = outcomes.find((outcome) => 'refused' in outcome)
    if (refused) throw new Error(`an order was refused: ${JSON.stringify(refused)}`)
    return orders / ((performance.now() - from) / 1000)
  }
  await place(WARM)
  writeFileSync(result, JSON.stringify({ per_second: await place(count) }))
}
