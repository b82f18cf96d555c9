// Run inside a backend of the shop by `medusa exec`: a small shop whose program may order, and what it can order.
import { readFileSync, writeFileSync } from 'node:fs'
import { openShop, supply } from './bench-shop.mjs'

/** @param {{ container: import('@medusajs/framework/types').MedusaContainer }} args */
export default async function openProgram({ container }) {
  const { variant_ids, result } = JSON.parse(readFileSync(String(process.env.BENCH_ORDERS), 'utf8'))
  const { id: shop_id, owner } = await openShop(container)
  const skus = await supply(container, variant_ids)
  const scopes = ['orders:read', 'orders:write']
  const key = { shop_id, name: 'bench', mode: 'live', scopes, made_by: owner, expires_at: null }
  const { secret } = await container.resolve('shop').makeKey(/** @type {any} */ (key))
  writeFileSync(result, JSON.stringify({ secret, skus }))
}
