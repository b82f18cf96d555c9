import { bringCertificate } from '../../../../certificates/bring'
import { CERTIFICATE } from '../../../../modules/certificate'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import { contactOf, producerOf } from '../../../producer-door'
import type { BringCertificate } from './validators'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../../contract'

/** The producer's own certificates. */
export const GET = tellingConflicts(async (request, response) => {
  reply(response, ROUTES['GET /producers/me/certificates'], {
    certificates: await request.scope.resolve(CERTIFICATE).readOwn(producerOf(response)),
  })
})

/** A certificate with its scan, for staff to look at. */
export const POST = tellingConflicts<BringCertificate>(async (request, response) => {
  const { scan, ...paper } = request.validatedBody
  const id = await bringCertificate(
    request.scope,
    { ...paper, producer_id: producerOf(response), entered_by: contactOf(response) },
    scan,
  )
  reply(response, ROUTES['POST /producers/me/certificates'], { certificate: { id } })
})
