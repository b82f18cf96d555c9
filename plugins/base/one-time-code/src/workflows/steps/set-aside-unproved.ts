/**
 * Whoever proves a mailbox finds nobody else's account on it. An account that somebody opened by typing this e-mail is an
 * account no longer; one that was proved by another address keeps that and loses this.
 */
import type { CustomerDTO, IAuthModuleService, ICustomerModuleService } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { SIGN_IN } from '../../modules/sign-in'
import type { Address } from '../../types'

interface Input {
  address: Address
  /** The account this address was proved for before. */
  customer_id: string | null
}
type Before = Pick<CustomerDTO, 'id' | 'email' | 'has_account'>

export const setAsideUnprovedStep = createStep(
  'set-aside-unproved-accounts',
  async ({ address, customer_id }: Input, { container }) => {
    const customers = container.resolve(Modules.CUSTOMER)
    if (address.channel !== 'email') return new StepResponse<string[], Before[]>([], [])
    const found = await customers.listCustomers({ email: address.address, has_account: true })
    const others = found.filter(({ id }) => id !== customer_id)
    const [guest] = others.length
      ? await customers.listCustomers({ email: address.address, has_account: false }, { take: 1 })
      : []
    for (const { id } of others) {
      const proved = await isProved(container.resolve(Modules.AUTH), id)
      await write(customers, { id, has_account: proved, email: proved || guest ? null : address.address })
      if (!proved) await container.resolve(SIGN_IN).endAllOf({ actor_type: 'customer', actor_id: id })
    }
    return new StepResponse(
      others.map(({ id }) => id),
      others.map(({ id, email, has_account }) => ({ id, email, has_account })),
    )
  },
  async (before, { container }) => {
    for (const customer of before ?? []) await write(container.resolve(Modules.CUSTOMER), customer)
  },
)

// The module keeps both; its input type knows neither an empty e-mail nor the account's mark.
const write = (customers: ICustomerModuleService, { id, ...data }: Omit<Before, 'email'> & { email: string | null }) =>
  customers.updateCustomers(id, data as never)

async function isProved(auth: IAuthModuleService, customer_id: string): Promise<boolean> {
  const identities = await auth.listAuthIdentities(
    { app_metadata: { customer_id } },
    { relations: ['provider_identities'] },
  )
  return identities.some((identity) =>
    identity.provider_identities?.some(({ provider }) => provider === 'one-time-code'),
  )
}
