import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { staffNames } from '@shanzhen/http/staff-names'
import { goodNames } from '../goods'
import type { AgreedRow } from '../modules/purchase/types'
import type { AgreedPrice } from '../wire'

/** Agreed prices with the names of goods and of who agreed. */
export async function agreedRows(container: MedusaContainer, rows: AgreedRow[]): Promise<AgreedPrice[]> {
  const [names, nameOf] = await Promise.all([
    goodNames(
      container.resolve(ContainerRegistrationKeys.PG_CONNECTION),
      rows.map(({ good_id }) => good_id),
    ),
    staffNames(
      container,
      rows.map(({ agreed_by }) => agreed_by),
    ),
  ])
  return rows.map((row) => ({
    ...row,
    title: names.get(row.good_id)?.title ?? '',
    agreed_by: nameOf(row.agreed_by),
  }))
}
