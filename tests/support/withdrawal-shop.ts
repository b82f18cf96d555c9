/** Distributors who take out what they earned: bound to a WeChat, carried by the gateway, with time moved under them. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { askWithdrawal, quoteWithdrawal } from '@shanzhen/commission/withdrawal/ask'
import followTransfers from '@shanzhen/payouts/jobs/follow-transfers'
import { expect, vi } from 'vitest'
import type { Gateway } from '../../plugins/money/payment-wechatpay/sandbox/start'

const knexOf = (container: MedusaContainer) => container.resolve(ContainerRegistrationKeys.PG_CONNECTION)

/** Whose WeChat an account is, written into the table as its sign-in would; the test shop has none of its own. */
export async function bindWechat(
  container: MedusaContainer,
  { appid, openid, customer_id }: { appid: string; openid: string; customer_id: string },
): Promise<void> {
  const id = `wxid_${customer_id}`
  await knexOf(container)('wechat_identity').insert({ id, appid, openid, customer_id, auth_identity_id: `a_${id}` })
}

/** To be asked before each test: a merchant of long standing, and every identity that {@link bindWechat} wrote. */
export function payingByWechat(container: MedusaContainer): void {
  const wechatpay = container.resolve('payouts').channelOf(container, 'wechat')
  vi.spyOn(wechatpay, 'most_transfer_fen', 'get').mockReturnValue(10_000_000)
  const wechat = container.resolve('wechat')
  const of = (customer_id: string) =>
    knexOf(container)('wechat_identity').where({ customer_id }).first('id', 'openid', 'customer_id')
  vi.spyOn(wechat, 'identityOfCustomer').mockImplementation(async (id) => ((await of(id)) ?? null) as never)
  vi.spyOn(wechat, 'holdIdentity').mockImplementation(async (_, id) => {
    const found = (await of(id)) as { id: string } | undefined
    return found?.id ?? null
  })
}

/** Takes out all there is. */
export async function takeAll(container: MedusaContainer, distributor_id: string) {
  const { net_fen } = await quoteWithdrawal(container, distributor_id)
  return askWithdrawal(container, distributor_id, { net_fen, asked_by: 'cus_test' })
}

/** Its transfer ends as WeChat says. */
export async function transferEnds(
  container: MedusaContainer,
  gateway: Gateway,
  payout: { id: string; number: string },
  state: 'SUCCESS' | 'FAIL',
): Promise<void> {
  gateway.transfers.move(payout.number, state, ...(state === 'FAIL' ? ['OVERDUE_CLOSE'] : []))
  await vi.waitFor(async () => {
    await knexOf(container).raw(
      `update payout_transfer set next_at = now() - interval '1 second' where state = 'waiting'`,
    )
    await followTransfers(container)
    const { state: now } = await container.resolve('payouts').find(payout.id)
    expect(now).toBe(state === 'SUCCESS' ? 'paid' : 'failed')
  }, 15_000)
}

/** As though it had been asked for, paid or brought back at another time. */
export async function withdrawalAt(
  container: MedusaContainer,
  payout_id: string,
  change: { month?: string; paid_at?: string; went_back_at?: string },
): Promise<void> {
  await knexOf(container).raw('alter table commission_withdrawal disable trigger user')
  await knexOf(container)('commission_withdrawal').where({ payout_id }).update(change)
  await knexOf(container).raw('alter table commission_withdrawal enable trigger user')
}
