/** Whose orders claims are about, and who of the staff did what with one: for staff alone. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { namesOf } from '@shanzhen/http/names'
import { AFTER_SALES } from './modules/after-sales'
import type { ClaimOrder } from './wire'

type OrderRow = {
  id: string
  display_id: number
  email: string | null
  shipping_address?: { first_name: string | null; last_name: string | null; phone: string | null } | null
}

const FIELDS = ['id', 'display_id', 'email', 'first_name', 'last_name', 'phone'].map((field, i) =>
  i < 3 ? field : `shipping_address.${field}`,
)

export async function ordersOfClaims(container: MedusaContainer, ids: string[]): Promise<ClaimOrder[]> {
  if (!ids.length) return []
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: 'order', fields: FIELDS, filters: { id: [...new Set(ids)] } })
  return (data as unknown as OrderRow[]).map(({ id, display_id, email, shipping_address: to }) => ({
    ...{ id, display_id },
    buyer: `${to?.last_name ?? ''}${to?.first_name ?? ''}` || null,
    phone: to?.phone ?? email,
  }))
}

/** By step, the name of who of the staff took it; what buyers and the shop itself did is not in it. */
export async function stepsBy(container: MedusaContainer, after_sale_id: string): Promise<Record<string, string>> {
  const steps = await container
    .resolve(AFTER_SALES)
    .listAfterSaleEvents({ after_sale_id, actor_type: 'staff' }, { select: ['type', 'actor_id'] })
  const names = await namesOf(
    container,
    steps.map(({ actor_id }) => actor_id),
  )
  return Object.fromEntries(steps.flatMap(({ type, actor_id }) => (actor_id ? [[type, names[actor_id]]] : [])))
}
