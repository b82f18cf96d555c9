/** A small shop whose money goes to its owner's WeChat, people of the staff, and the gateway that carries it. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import followTransfers from '@shanzhen/payouts/jobs/follow-transfers'
import { vi } from 'vitest'
import type { Gateway } from '../../plugins/money/payment-wechatpay/sandbox/start'
import { PROMISES } from '../../scripts/lib/promises.mjs'
import { type Caller, callerOf, openSmallShop } from './small-shops'
import { staffHeaders } from './packing-shop'
import { depositOf } from './trading-shop'

type Api = Parameters<typeof callerOf>[0]
export const OPENID = 'oTESTPAYEE00000000000001'
export const HOLDER = '陈小山'

/** Shops bring bank accounts alone so far: what their room says of this one's is another channel. */
export function paidByWechat(container: MedusaContainer, openid = OPENID): void {
  const shops = container.resolve('shop')
  vi.spyOn(shops, 'payeeOf').mockResolvedValue({
    name: '山里人家',
    account: {
      ...{ id: 'shacc_wechat', bank: '微信零钱', holder: HOLDER, number_end: openid.slice(-4) },
      channel: { kind: 'wechat', purpose: { kind: 'commission', post: '推广员', about: '推广佣金' } },
    },
  } as never)
  vi.spyOn(shops, 'holdAccount').mockResolvedValue('shacc_wechat')
  vi.spyOn(shops, 'accountNumber').mockResolvedValue(openid)
}

export async function openTransferShop(api: Api, container: MedusaContainer) {
  const shop = await openSmallShop(api, container, await staffHeaders(container), { phone: '13900000001' })
  const of = async (name: string) =>
    callerOf(api, await staffHeaders(container, `${name}@example.com`, ['role_finance']), '/admin')
  const [lan, mei, hua] = [await of('lan'), await of('mei'), await of('hua')]
  return { shop, people: { lan, mei, hua } }
}

type Withdrawal = { id: string; number: string }
export async function asked(owner: Caller, amount_fen: number): Promise<Withdrawal> {
  const { status, data } = await owner.post('/deposit/withdrawals', { amount_fen })
  if (status !== 201) throw new Error(JSON.stringify(data))
  return (data as { withdrawal: Withdrawal }).withdrawal
}

/** Looked at by one and let go by another: it leaves with that. */
export async function letGo({ lan, mei }: Record<'lan' | 'mei', Caller>, id: string) {
  await lan.post(`/payouts/${id}/check`)
  return mei.post(`/payouts/${id}/approve`)
}

/** Fair weather at the gateway, and the shop where it listens. */
export function fairWeather(gateway: Gateway, api: { defaults: { baseURL?: string } }): void {
  gateway.faults.clear()
  gateway.callbacks.shopOrigin = api.defaults.baseURL ?? null
  const { transfers } = gateway
  Object.assign(transfers, {
    begins: 'WAIT_USER_CONFIRM',
    balance_fen: null,
    cancelEnds: true,
    receiptEnds: 'FINISHED',
  })
  transfers.names.clear()
}

export type PayoutFile = {
  payout: { state: string; state_reason: string | null; state_by: string; transfer: { state: string } | null }
}
type Opened = Awaited<ReturnType<typeof openTransferShop>>

/** What tests of transfers look at and do, each asked when it is needed. */
export function lookingAt(gateway: Gateway, container: () => MedusaContainer, open: () => Opened) {
  const knex = () => container().resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const fileOf = async (id: string) => (await open().people.lan.get(`/payouts/${id}`)).data as PayoutFile
  const stateOf = async (id: string) => {
    const { payout } = await fileOf(id)
    return [payout.state, payout.transfer?.state]
  }
  return {
    knex,
    fileOf,
    stateOf,
    deposit: () => depositOf(container(), open().shop.id),
    /** A minute later. */
    job: async () => {
      await knex().raw(`update payout_transfer set next_at = now() - interval '1 second',
        sent_at = sent_at - interval '1 minute' where state not in ('paid', 'failed', 'canceled', 'dropped')`)
      await followTransfers(container())
    },
    /** What WeChat holds for us, by the book. */
    held: async () => {
      const ledger = container().resolve('ledger')
      const owner_id = 'pp_wechatpay_wechatpay'
      const [account] = await ledger.listLedgerAccounts({ kind: 'channel_receivable', owner_id })
      const [balance] = account ? await ledger.balances([account.id]) : []
      return balance?.balance_fen ?? 0
    },
    here: (number: string) => gateway.ledger.transfers.get(number),
    paidBy: (number: string) => gateway.transfers.move(number, 'SUCCESS'),
    becomes: (id: string, state: string) => vi.waitFor(async () => expect((await stateOf(id))[0]).toBe(state), 15_000),
    whole: async () => {
      for (const [words, sql] of Object.entries(PROMISES as Record<string, string>))
        if (/payout|transfer/.test(words)) expect([words, (await knex().raw(sql)).rows]).toEqual([words, []])
      expect(await container().resolve('ledger').findDisagreements()).toEqual([])
    },
    sent: async (amount_fen = 20_000) => {
      const { id, number } = await asked(open().shop.owner, amount_fen)
      expect((await letGo(open().people, id)).status).toBe(200)
      return { id, number }
    },
  }
}
