import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { isStandIn } from '@shanzhen/money-kit/order-balance'
import { isDeposit } from '@shanzhen/money-kit/deposit'
import { handMethod } from '@shanzhen/money-kit/by-hand'

/** Medusa's `pp_<identifier>_<id>` by the short name buyers' pages use (`wechatpay`). Medusa's manual one, what staff take by hand and partners' deposits are not for buyers. */
export async function listProviders(container: MedusaContainer): Promise<{ id: string; name: string }[]> {
  const providers = await container.resolve(Modules.PAYMENT).listPaymentProviders({ is_enabled: true }, { take: 100 })
  return providers
    .filter(({ id }) => !isStandIn(id) && !handMethod(id) && !isDeposit(id))
    .map(({ id }) => ({ id, name: id.split('_').slice(2).join('_') || id }))
    .sort((a, b) => rank(a.name) - rank(b.name))
}

export async function providerIdOf(container: MedusaContainer, name: string): Promise<string | null> {
  return (await listProviders(container)).find((provider) => provider.name === name)?.id ?? null
}

/** WeChat Pay first: it is what nearly every buyer uses. */
const rank = (name: string) => (name === 'wechatpay' ? 0 : 1)
