import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import { reply } from '@shanzhen/http/contract'
import { applyAs } from '../../../../share'
import { viewSelf } from '../../../../view/distributor'
import { ROUTES } from '../../../contract'
import type { ApplyBody } from '../../../validators'

export const GET = async (request: AuthenticatedMedusaRequest, response: MedusaResponse) =>
  reply(response, ROUTES['GET /store/distribution/me'], await viewSelf(request.scope, actorOf(request)))

export const POST = tellingConflicts<ApplyBody>(async (request, response) => {
  await applyAs(request.scope, actorOf(request), request.validatedBody)
  reply(response, ROUTES['POST /store/distribution/me'], await viewSelf(request.scope, actorOf(request)))
})
