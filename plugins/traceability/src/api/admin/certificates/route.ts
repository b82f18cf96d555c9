import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { CERTIFICATE } from '../../../modules/certificate'
import { isContact } from '../../../modules/certificate/service'
import { TRACEABILITY } from '../../../modules/traceability'
import { countLicensedGoods } from '../../../sellable'
import { enterCertificatesWorkflow } from '../../../workflows'
import { actorOf } from '../../actor'
import { tellingConflicts } from '../../conflicts'
import type { EnterCertificate } from './validators'

/** Producers' certificates, the first to expire first; the promises of single lots stand with their lots. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const [certificates, producers, licensed_goods] = await Promise.all([
    req.scope.resolve(CERTIFICATE).readCertificates(),
    req.scope.resolve(TRACEABILITY).listProducers({}, { select: ['id', 'name'], take: 1000 }),
    countLicensedGoods(req.scope),
  ])
  const names = new Map(producers.map(({ id, name }) => [id, name]))
  res.json({
    certificates: certificates.map(({ scan_file_id, ...entry }) => ({
      ...entry,
      scan_url: entry.scan_url ?? (scan_file_id && `/admin/certificates/${entry.id}/scan`),
      by_producer: isContact(entry.entered_by),
      producer_name: names.get(entry.producer_id) ?? '—',
    })),
    producers: producers.map(({ id, name }) => ({ id, name })),
    licensed_goods,
  })
}

export const POST = tellingConflicts<EnterCertificate>(async (req, res) => {
  const { result } = await enterCertificatesWorkflow(req.scope).run({
    input: [{ ...req.validatedBody, entered_by: actorOf(req) }],
  })
  const certificate = await req.scope.resolve(CERTIFICATE).retrieveCertificate(result[0])
  res.status(201).json({ certificate })
})
