/** What a signed-in distributor does with their links. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { AGREEMENT_VERSION } from './agreement'
import { DISTRIBUTOR, SHARE_LINK } from './keys'
import { agreementOld, phoneFirst } from './modules/distributor/errors'
import { campaignOver, targetUnknown } from './modules/share-link/errors'
import type { NewLink } from './modules/share-link/store/links'
import { activeDistributor } from './own'
import { tellNow } from './tell'
import { keyOf, titlesOf } from './view/targets'

type Application = { name: string; shown_name: string; village: string | null; agreed: string }

/** @throws MedusaError conflict (applied before, the agreement changed), not_allowed (an account without a phone) */
export async function applyAs(container: MedusaContainer, customer_id: string, application: Application) {
  const { agreed, ...facts } = application
  if (agreed !== AGREEMENT_VERSION) throw agreementOld()
  const [customer] = await container.resolve(Modules.CUSTOMER).listCustomers({ id: customer_id })
  if (!customer?.phone) throw phoneFirst()
  const id = await container.resolve(DISTRIBUTOR).apply({ customer_id, ...facts, agreement_version: agreed })
  await tellNow(container, id)
}

/** @throws MedusaError not_allowed (not active, too many), not_found (what is not for sale, a campaign that does not run) */
export async function shareAs(
  container: MedusaContainer,
  customer_id: string,
  wanted: Omit<NewLink, 'distributor_id'>,
) {
  const { id: distributor_id } = await activeDistributor(container, customer_id)
  if (wanted.target && !(await titlesOf(container, [wanted])).has(keyOf(wanted)))
    throw wanted.target_kind === 'campaign' ? campaignOver() : targetUnknown()
  return container.resolve(SHARE_LINK).makeLink({ distributor_id, ...wanted })
}
