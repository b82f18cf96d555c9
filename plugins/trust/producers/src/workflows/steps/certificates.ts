import type { MedusaContainer } from '@medusajs/framework/types'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { CertificateInput } from '../../certificate-types'
import { closeScans } from '../../certificates/close-scans'
import { copyForEveryone, dropScan } from '../../certificates/scans'
import { CERTIFICATE } from '../../modules/certificate'
import { categoryMismatch } from '../../modules/certificate/errors'
import { TRACEABILITY } from '../../modules/traceability'
import { producerUnknown } from '../../modules/traceability/errors'

export type Decision = {
  ids: string[]
  decision: 'approved' | 'refused' | 'revoked'
  decided_by: string
  remark?: string | null
}

/** @throws MedusaError not_found (producer), invalid_data (category is not what the goods need), conflict (overlap) */
export const enterCertificatesStep = createStep(
  'enter-certificates',
  async (input: CertificateInput[], { container }) => {
    const trace = container.resolve(TRACEABILITY)
    const producerIds = [...new Set(input.map((entry) => entry.producer_id))]
    const known = new Set(
      (await trace.listProducers({ id: producerIds }, { take: producerIds.length })).map(({ id }) => id),
    )
    const stranger = producerIds.find((id) => !known.has(id))
    if (stranger) throw producerUnknown(stranger)
    const goodIds = [...new Set(input.flatMap((entry) => (entry.kind === 'sc' ? (entry.good_ids ?? []) : [])))]
    const goods = goodIds.length ? await trace.listGoods({ id: goodIds }, { take: goodIds.length }) : []
    for (const { kind, number, good_ids } of input) {
      const wrong = goods.find(
        ({ id, sc_category }) => kind === 'sc' && good_ids?.includes(id) && sc_category !== number.slice(2, 5),
      )
      if (wrong) throw categoryMismatch(number, wrong.sc_category ?? '无')
    }
    const ids = await container.resolve(CERTIFICATE).enter(input)
    return new StepResponse(ids, ids)
  },
  async (ids, { container }) => {
    if (ids?.length) await container.resolve(CERTIFICATE).deleteCertificates(ids)
  },
)

/** A decision stands; another certificate follows a wrong one. The scan a producer brought becomes everyone's with it. */
export const decideCertificatesStep = createStep('decide-certificates', async (input: Decision, { container }) => {
  const service = container.resolve(CERTIFICATE)
  const { ids, decision, decided_by, remark = null } = input
  if (decision === 'revoked') {
    for (const id of ids) await service.revoke(id, remark ?? '')
    await closeScans(container)
    return new StepResponse(ids)
  }
  const copies = decision === 'approved' ? await copyScans(container, ids) : []
  try {
    await service.decide(ids, decision, decided_by, remark, new Map(copies.map(({ id, url }) => [id, url])))
  } catch (error) {
    for (const { file_id } of copies) await dropScan(container, file_id)
    throw error
  }
  return new StepResponse(ids)
})

async function copyScans(container: MedusaContainer, ids: string[]) {
  const papers = await container
    .resolve(CERTIFICATE)
    .listCertificates({ id: ids, state: 'entered' }, { take: ids.length })
  const copies: { id: string; file_id: string; url: string }[] = []
  for (const { id, scan_file_id, scan_url } of papers) {
    if (!scan_file_id || scan_url) continue
    const copy = await copyForEveryone(container, scan_file_id)
    copies.push({ id, file_id: copy.id, url: copy.url })
  }
  return copies
}
