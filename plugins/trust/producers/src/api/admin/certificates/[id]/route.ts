import { CERTIFICATE } from '../../../../modules/certificate'
import { decideCertificatesWorkflow } from '../../../../workflows'
import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import { only, reply } from '@shanzhen/http/contract'
import { KeptCertificate } from '../../../../wire'
import { ROUTES } from '../../../contract'
import type { Decide } from '../validators'

/** A second person approves or refuses; an approved one can be revoked. */
export const POST = tellingConflicts<Decide>(async (req, res) => {
  const { id } = req.params
  await decideCertificatesWorkflow(req.scope).run({
    input: { ...req.validatedBody, ids: [id], decided_by: actorOf(req) },
  })
  const certificate = await req.scope.resolve(CERTIFICATE).retrieveCertificate(id)
  reply(res, ROUTES['POST /admin/certificates/:id'], { certificate: only(KeptCertificate, certificate) })
})
