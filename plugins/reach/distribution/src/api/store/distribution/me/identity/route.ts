import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import { reply } from '@shanzhen/http/contract'
import { DISTRIBUTOR } from '../../../../../keys'
import { ownDistributor } from '../../../../../own'
import { ROUTES } from '../../../../contract'
import type { IdentityBody } from '../../../../identity-asked'

export const GET = async (request: AuthenticatedMedusaRequest, response: MedusaResponse) => {
  const { id } = await ownDistributor(request.scope, actorOf(request))
  const identity = await request.scope.resolve(DISTRIBUTOR).identityOf(id)
  reply(response, ROUTES['GET /store/distribution/me/identity'], { identity })
}

export const POST = tellingConflicts<IdentityBody>(async (request, response) => {
  const entered_by = actorOf(request)
  const { id } = await ownDistributor(request.scope, entered_by)
  const { kind, number } = request.validatedBody
  const distributors = request.scope.resolve(DISTRIBUTOR)
  await distributors.setIdentity({ distributor_id: id, kind, number, entered_by })
  const identity = await distributors.identityOf(id)
  reply(response, ROUTES['POST /store/distribution/me/identity'], { identity }, 201)
})
