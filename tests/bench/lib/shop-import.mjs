// Run inside a backend of the shop by `medusa exec`: a small shop's file of orders, read and priced, then accepted.
import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

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

/** @param {import('@medusajs/framework/types').MedusaContainer} container */
async function openShop(container) {
  const knex = container.resolve('__pg_connection__')
  const id = `shop_${randomUUID()}`
  await knex.transaction(async (/** @type {any} */ trx) => {
    await trx('shop').insert({
      ...{ id, name: '测速小铺', handle: `bench-${Date.now()}`, kind: 'person', legal_name: '演示' },
      ...{ exemption: 'small_trade', contact_name: '演示', contact_phone: '13800000000', consent_version: '1' },
      ...{ consented_at: new Date(), consented_by: 'bench', state_by: 'bench' },
    })
    const phone = `138${String(Date.now()).slice(-8)}`
    await trx('shop_member').insert({ id: `shmem_${randomUUID()}`, shop_id: id, name: '演示', phone, role: 'owner' })
  })
  await knex('shop').where({ id }).update({ state: 'approved', state_by: 'bench' })
  const ledger = container.resolve('ledger')
  const account = { currency: 'cny', owner_type: 'shop', owner_id: id, kind: 'partner_deposit' }
  const bank = { ...account, owner_type: 'channel', owner_id: 'bench', kind: 'channel_receivable' }
  const [from, to] = await ledger.ensureAccounts([
    { ...bank, normal_side: 'debit', allow_negative: true },
    { ...account, normal_side: 'credit', allow_negative: false },
  ])
  const amount_fen = 100_000_000
  await ledger.post({
    ...{
      idempotency_key: randomUUID(),
      kind: 'deposit_topped_up',
      reference_type: 'deposit_top_up',
      reference_id: 'bench',
    },
    ...{ currency: 'cny', effective_at: new Date() },
    entries: [
      { account_id: String(from?.id), amount_fen },
      { account_id: String(to?.id), amount_fen: -amount_fen },
    ],
  })
  return { id, tier: 'standard' }
}

/** @param {import('@medusajs/framework/types').MedusaContainer} container @param {string[]} ids */
async function supply(container, ids) {
  await container.resolve('supply_offer').setPrices(
    ids.map((variant_id) => ({
      ...{ variant_id, tier: 'standard', price_fen: 1000, floor_fen: 1000, lead_hours: 24 },
      ...{ starts_at: new Date(), entered_by: 'bench' },
    })),
  )
  const { data } = await container.resolve('query').graph({ entity: 'variant', fields: ['sku'], filters: { id: ids } })
  return data.flatMap(({ sku }) => sku ?? [])
}
