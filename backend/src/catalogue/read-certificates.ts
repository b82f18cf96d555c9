import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { ShownCertificate } from '@shanzhen/producers/certificate-types'
import { CERTIFICATE } from '@shanzhen/producers/modules/certificate'

type Row = { good?: { id: string; producer_id: string | null; sc_category: string | null } | null }

/** The papers behind a product that are in force today. A gift box has none of its own: every good in it shows its own. */
export async function readCertificates(container: MedusaContainer, productId: string): Promise<ShownCertificate[]> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'product',
    fields: ['good.id', 'good.producer_id', 'good.sc_category'],
    filters: { id: productId },
  })
  const good = (data as unknown as Row[])[0]?.good
  if (!good) return []
  const { id: good_id, producer_id, sc_category } = good
  return container.resolve(CERTIFICATE).shown({ good_id, producer_id, sc_category })
}
