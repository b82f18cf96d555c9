// Run inside a backend of the shop by `medusa exec`: a small shop's file of orders, read and priced, then accepted.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { openShop, supply } from './bench-shop.mjs'

/** @type {typeof import('@shanzhen/shop-orders/import/take-file')} several exports of a CommonJS build are not seen by name */
const { goOnSending, sendImport, takeFile } = createRequire(import.meta.url)('@shanzhen/shop-orders/import/take-file')

const HEAD = '订单编号,收货人,收货手机,收货地址,商品编码,数量'

/** @param {{ container: import('@medusajs/framework/types').MedusaContainer }} args */
export default async function importThousand({ container }) {
  const { variant_ids, count, result } = JSON.parse(readFileSync(String(process.env.BENCH_ORDERS), 'utf8'))
  const shop = await openShop(container)
  const skus = await supply(container, variant_ids)
  const file = (/** @type {string} */ name, /** @type {number} */ orders) =>
    Buffer.from(
      [HEAD, ...Array.from({ length: orders }, (_, i) => row(`${name}-${i}`, i, skus[i % skus.length]))].join('\n'),
    )
  const imports = container.resolve('order_import')
  const run = async (/** @type {string} */ name, /** @type {number} */ orders) => {
    const from = performance.now()
    const id = await takeFile(container, shop, { file: file(name, orders), filename: `${name}.csv`, made_by: 'bench' })
    const read_s = (performance.now() - from) / 1000
    const read = await imports.find(shop.id, id)
    if (!read || read.good !== orders) throw new Error(`of ${orders} orders ${read?.good} are good`)
    await sendImport(container, read)
    await goOnSending(container, read)
    const sums = await container.resolve('shop_order').sums(shop.id, id)
    if (sums.placed !== orders) throw new Error(`of ${orders} orders these were placed: ${JSON.stringify(sums)}`)
    return { read_s, accepted_s: (performance.now() - from) / 1000 - read_s }
  }
  await run('warm', 100)
  writeFileSync(result, JSON.stringify(await run('bench', count)))
}

/** @param {string} number @param {number} i @param {string | undefined} sku */
const row = (number, i, sku) => `${number},演示,13800000000,陕西省西安市雁塔区演示路${i + 1}号,${sku},1`
