/** A small shop as staff have approved it, with a deposit and supply prices, without the pages that lead there. */
import { randomUUID } from 'node:crypto'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { stockCheckoutShop, type CheckoutShop } from './checkout-shop'
import { staffHeaders } from './packing-shop'
import { type Caller, callerOf, openSmallShop } from './small-shops'

/** A stocked shelf, an owner, and a small shop that buys from it out of a deposit of ¥1,000. @param prices by size, in fen */
export async function openSupply(
  api: Parameters<typeof callerOf>[0],
  container: MedusaContainer,
  prices: (goods: CheckoutShop) => Record<string, number>,
): Promise<{ goods: CheckoutShop; staff: Caller; shop: { id: string; owner: Caller } }> {
  const goods = await stockCheckoutShop(container)
  const headers = await staffHeaders(container)
  const shop = await openSmallShop(api, container, headers, { phone: '13900000001' })
  await supplyAt(container, prices(goods))
  await fillDeposit(container, shop.id, 100_000)
  return { goods, staff: callerOf(api, headers, '/admin'), shop }
}

/** @returns the shop's id; its owner signs in with `phone` */
export async function tradingShop(
  container: MedusaContainer,
  { name = '山里小铺', handle = 'shanli', phone = '13900001111', approved = true } = {},
): Promise<string> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const id = `shop_${randomUUID()}`
  await knex.transaction(async (trx: typeof knex) => {
    await trx('shop').insert({
      ...{ id, name, handle, kind: 'person', legal_name: '王小铺', exemption: 'small_trade' },
      ...{ contact_name: '王小铺', contact_phone: phone, consent_version: '1', consented_at: new Date() },
      ...{ consented_by: 'test', state_by: 'test' },
    })
    await trx('shop_member').insert({
      ...{ id: `shmem_${randomUUID()}`, shop_id: id, name: '王小铺', phone, role: 'owner', joined_at: new Date() },
    })
  })
  if (approved) await knex('shop').where({ id }).update({ state: 'approved', state_by: 'staff' })
  return id
}

/** Money in a shop's deposit, as if a channel had brought it. */
export async function fillDeposit(container: MedusaContainer, shop_id: string, amount_fen: number): Promise<void> {
  const ledger = container.resolve('ledger')
  const [bank, deposit] = await ledger.ensureAccounts(
    [
      { owner_type: 'channel', owner_id: 'pp_wechatpay_wechatpay', kind: 'channel_receivable' },
      { owner_type: 'shop', owner_id: shop_id, kind: 'partner_deposit' },
    ].map((account, i) => ({
      ...{ ...account, currency: 'cny', allow_negative: i === 0 },
      normal_side: i === 0 ? ('debit' as const) : ('credit' as const),
    })),
  )
  await ledger.post({
    ...{ idempotency_key: `top-up:${randomUUID()}`, kind: 'deposit_topped_up', currency: 'cny' },
    ...{ reference_type: 'deposit_top_up', reference_id: 'test', effective_at: new Date() },
    entries: [
      { account_id: bank.id, amount_fen },
      { account_id: deposit.id, amount_fen: -amount_fen },
    ],
  })
}

export async function depositOf(container: MedusaContainer, shop_id: string): Promise<number> {
  const funds = await container.resolve('ledger').funds('shop', shop_id)
  return funds.find(({ kind }) => kind === 'partner_deposit')?.available_fen ?? 0
}

/** What sizes cost shops of every tier from now on. @param prices by size, in fen; null: supplied no more */
export async function supplyAt(container: MedusaContainer, prices: Record<string, number | null>, lead_hours = 48) {
  await container.resolve('supply_offer').setPrices(
    Object.entries(prices).flatMap(([variant_id, price_fen]) =>
      ['standard', 'silver', 'gold'].map((tier) => ({
        ...{ variant_id, tier, price_fen, floor_fen: price_fen && Math.ceil(price_fen * 1.2), lead_hours },
        ...{ starts_at: new Date(), entered_by: 'test' },
      })),
    ),
  )
}
