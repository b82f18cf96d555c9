import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { copyPrivately, dropScan } from '../../../certificates/scans'
import { CERTIFICATE } from '../../../modules/certificate'
import { isContact } from '../../../modules/certificate/service'
import { CERTIFICATE_VIEWS } from '../../../modules/certificate/store/lists'
import { allProducers } from '../../../producer-pages'
import { countLicensedGoods } from '../../../certificates/count-licensed'
import { enterCertificatesWorkflow } from '../../../workflows'
import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import { only, reply } from '@shanzhen/http/contract'
import { namesOf } from '@shanzhen/http/names'
import { KeptCertificate } from '../../../wire'
import { ROUTES } from '../../contract'
import type { EnterCertificate } from './validators'

const PER_PAGE = 50

/**
 * Producers' certificates of one view (`waiting`, `current`, `over`), the first to expire first; `next` is what the following
 * page is asked with. The promises of single lots stand with their lots.
 */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const view = CERTIFICATE_VIEWS.find((known) => known === req.query.view) ?? 'current'
  const [valid_to, id] = String(req.query.after ?? '').split('_cert:')
  const after = /^\d{4}-\d{2}-\d{2}$/.test(valid_to) && id ? { valid_to, id } : null
  const [certificates, producers, licensed_goods] = await Promise.all([
    req.scope.resolve(CERTIFICATE).readCertificates(view, PER_PAGE, after),
    allProducers<{ id: string; name: string }>(req.scope, ['id', 'name']),
    countLicensedGoods(req.scope),
  ])
  const last = certificates.length === PER_PAGE ? certificates[PER_PAGE - 1] : null
  const producerNames = new Map(producers.map(({ id, name }) => [id, name]))
  const names = await namesOf(
    req.scope,
    certificates.flatMap(({ entered_by, approved_by }) => [entered_by, approved_by]),
  )
  reply(res, ROUTES['GET /admin/certificates'], {
    certificates: certificates.map(({ scan_file_id, ...entry }) => ({
      ...entry,
      scan_url: entry.scan_url ?? (scan_file_id && `/admin/certificates/${entry.id}/scan`),
      by_producer: isContact(entry.entered_by),
      producer_name: producerNames.get(entry.producer_id) ?? '—',
    })),
    producers: producers.map(({ id, name }) => ({ id, name })),
    ...{ licensed_goods, names },
    next: last && `${last.valid_to}_cert:${last.id}`,
  })
}

export const POST = tellingConflicts<EnterCertificate>(async (req, res) => {
  const { scan_file_id: uploaded, ...paper } = req.validatedBody
  const scan_file_id = uploaded ? await copyPrivately(req.scope, uploaded) : null
  const { result } = await enterCertificatesWorkflow(req.scope)
    .run({ input: [{ ...paper, scan_file_id, entered_by: actorOf(req) }] })
    .catch(async (error: unknown) => {
      if (scan_file_id) await dropScan(req.scope, scan_file_id)
      throw error
    })
  if (uploaded) await dropScan(req.scope, uploaded)
  const certificate = await req.scope.resolve(CERTIFICATE).retrieveCertificate(result[0])
  reply(res, ROUTES['POST /admin/certificates'], { certificate: only(KeptCertificate, certificate) })
})
