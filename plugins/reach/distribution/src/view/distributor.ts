/** A distributor as they see themselves, and as staff see them. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import type { z } from '@medusajs/framework/zod'
import { namesOf } from '@shanzhen/http/names'
import { ATTRIBUTION, DISTRIBUTOR, SHARE_LINK } from '../keys'
import { distributorUnknown } from '../modules/distributor/said-to-staff'
import type * as wire from '../wire'
import { unreadOf } from './messages'

export async function viewSelf(
  container: MedusaContainer,
  customer_id: string,
): Promise<z.input<typeof wire.DistributorSelf>> {
  const own = await container.resolve(DISTRIBUTOR).distributorOfCustomer(customer_id)
  const photo = own && (await container.resolve(DISTRIBUTOR).photoOf(own.id))
  const [customer] = await container.resolve(Modules.CUSTOMER).listCustomers({ id: customer_id })
  return {
    distributor: own && {
      ...{ state: own.state, state_at: own.state_at, state_reason: own.state_reason, code: own.code },
      ...{ shown_name: own.shown_name, village: own.village },
      ...{ agreement_version: own.agreement_version, agreed_at: own.agreed_at },
      photo: photo !== null,
      was_active: await container.resolve(DISTRIBUTOR).wasActive(own.id),
    },
    phone: Boolean(customer?.phone),
    window_days: container.resolve(ATTRIBUTION).windowDays,
    unread: own ? await unreadOf(container, own) : 0,
  }
}

/** All that staff see of a distributor. @throws MedusaError not_found */
export async function viewFile(container: MedusaContainer, id: string): Promise<z.input<typeof wire.DistributorFile>> {
  const distributors = container.resolve(DISTRIBUTOR)
  const one = await distributors.distributorOf(id)
  if (!one) throw distributorUnknown()
  const [real_name, acts, visitors, { count: orders }] = await Promise.all([
    distributors.realName(id),
    distributors.actsOf(id),
    container.resolve(SHARE_LINK).visitorsOf(id),
    container.resolve(ATTRIBUTION).attributionsOfDistributor({ distributor_id: id, take: 1, skip: 0 }),
  ])
  const staff = await namesOf(
    container,
    acts.map(({ by_id }) => by_id),
  )
  const by = (by_id: string) =>
    by_id === one.customer_id ? '本人' : by_id === 'rule' ? '按规则' : (staff[by_id] ?? '')
  return {
    ...one,
    ...{ real_name, orders, visitors },
    acts: acts.map(({ kind, before, after, reason, by_id, created_at: at }) => ({
      ...{ kind, before, after, reason, at, by: by(by_id) },
    })),
  }
}
