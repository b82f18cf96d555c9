// A small shop to measure with, inside a backend of the shop by `medusa exec`: approved, with money in its deposit and supply prices.
import { randomUUID } from 'node:crypto'

/** @param {import('@medusajs/framework/types').MedusaContainer} container */
export async function openShop(container) {
  const knex = container.resolve('__pg_connection__')
  const id = `shop_${randomUUID()}`
  const owner = `shmem_${randomUUID()}`
  await knex.transaction(async (/** @type {any} */ trx) => {
    await trx('shop').insert({
      ...{ id, name: `测速小铺${Date.now()}`, handle: `bench-${Date.now()}`, kind: 'person', legal_name: '演示' },
      ...{ exemption: 'small_trade', contact_name: '演示', contact_phone: '13800000000', consent_version: '1' },
      ...{ consented_at: new Date(), consented_by: 'bench', state_by: 'bench' },
    })
    const phone = `138${String(Date.now()).slice(-8)}`
    const joined_at = new Date()
    await trx('shop_member').insert({ id: owner, shop_id: id, name: '演示', phone, role: 'owner', joined_at })
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
  return { id, tier: 'standard', owner }
}

/** @param {import('@medusajs/framework/types').MedusaContainer} container @param {string[]} ids */
export async function supply(container, ids) {
  await container.resolve('supply_offer').setPrices(
    ids.map((variant_id) => ({
      ...{ variant_id, tier: 'standard', price_fen: 1000, floor_fen: 1000, lead_hours: 24 },
      ...{ starts_at: new Date(), entered_by: 'bench' },
    })),
  )
  const { data } = await container.resolve('query').graph({ entity: 'variant', fields: ['sku'], filters: { id: ids } })
  return data.flatMap(({ sku }) => sku ?? [])
}
