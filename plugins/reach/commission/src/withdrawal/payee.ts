/** Distributors as payees: paid to the WeChat their account is bound to, by their real name. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import type { PayeeAccount } from '@shanzhen/ports/types'
import { WECHAT } from '@shanzhen/wechat/modules/wechat'
import { DISTRIBUTOR } from '@shanzhen/distribution/modules/distributor'
import { noWechat, suspendedNow } from '../modules/commission/errors'
import { distributorUnknown } from '@shanzhen/distribution/modules/distributor/said-to-staff'

const PURPOSE = { kind: 'commission', post: '商品推广员', about: '推广商品所得佣金' } as const

/** Whoever left may take out what was earned before. @throws MedusaError not_found, not_allowed: suspended */
async function known(container: MedusaContainer, id: string) {
  const distributor = await container.resolve(DISTRIBUTOR).distributorOf(id)
  if (!distributor) throw distributorUnknown()
  if (distributor.state === 'suspended') throw suspendedNow()
  return distributor
}

export async function payeeOf(
  id: string,
  container: MedusaContainer,
): Promise<{ name: string; account: PayeeAccount }> {
  const { customer_id, shown_name } = await known(container, id)
  const identity = await container.resolve(WECHAT).identityOfCustomer(customer_id)
  const holder = await container.resolve(DISTRIBUTOR).realName(id)
  if (!identity || !holder) throw noWechat()
  return {
    name: shown_name,
    account: {
      ...{ id: identity.id, bank: '微信零钱', holder, number_end: identity.openid.slice(-4) },
      channel: { kind: 'wechat', purpose: PURPOSE },
    },
  }
}

/** Kept bound, and from being suspended, until the transaction ends; by the transaction's own connection. */
export async function holdAccount(trx: Knex, id: string, container: MedusaContainer): Promise<string | null> {
  const distributor = await container.resolve(DISTRIBUTOR).holdDistributor(trx, id)
  if (distributor.state === 'suspended') throw suspendedNow()
  return container.resolve(WECHAT).holdIdentity(trx, distributor.customer_id)
}

export const accountNumber = (account_id: string, container: MedusaContainer): Promise<string> =>
  container.resolve(WECHAT).openidOf(account_id)
