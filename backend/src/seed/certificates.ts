import type { MedusaContainer } from '@medusajs/framework/types'
import { CERTIFICATE } from '@shanzhen/producers/modules/certificate'
import { decideCertificatesWorkflow, enterCertificatesWorkflow } from '@shanzhen/producers/workflows'
import { seedProducers } from './data/catalogue'

/** Food licences of the demo producers: synthetic numbers, marked as demo, looked at by two demo people. */
export async function seedCertificates(container: MedusaContainer, producerIds: Map<string, string>) {
  const known = await container.resolve(CERTIFICATE).listCertificates({ kind: 'sc' }, { take: 10000 })
  const have = new Set(known.map((certificate) => certificate.number))
  const missing = seedProducers.flatMap(({ key, sc }) => {
    const producer_id = producerIds.get(key)
    return sc && producer_id && !have.has(sc) ? [{ producer_id, number: sc }] : []
  })
  if (!missing.length) return
  const year = new Date().getUTCFullYear()
  const { result: ids } = await enterCertificatesWorkflow(container).run({
    input: missing.map(({ producer_id, number }) => ({
      producer_id,
      kind: 'sc' as const,
      number,
      valid_from: `${year - 1}-01-01`,
      valid_to: `${year + 3}-12-31`,
      entered_by: 'demo:登记员',
      is_demo: true,
    })),
  })
  await decideCertificatesWorkflow(container).run({
    input: { ids, decision: 'approved', decided_by: 'demo:审核员', remark: '演示数据' },
  })
}
