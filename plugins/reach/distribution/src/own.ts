/** Whoever is signed in, as the distributor they are. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { DISTRIBUTOR } from './keys'
import { notActive, notDistributor } from './modules/distributor/errors'
import type { Distributor } from './modules/distributor/store/distributors'

/** @throws MedusaError not_found: who never applied */
export async function ownDistributor(container: MedusaContainer, customer_id: string): Promise<Distributor> {
  const own = await container.resolve(DISTRIBUTOR).distributorOfCustomer(customer_id)
  if (!own) throw notDistributor()
  return own
}

/** @throws MedusaError not_found (who never applied), not_allowed (not active now) */
export async function activeDistributor(container: MedusaContainer, customer_id: string): Promise<Distributor> {
  const own = await ownDistributor(container, customer_id)
  if (own.state !== 'active') throw notActive()
  return own
}
