import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import { reply } from '@shanzhen/http/contract'
import { DISTRIBUTOR } from '../../../../keys'
import { tellNow } from '../../../../tell'
import { viewFile } from '../../../../view/distributor'
import type { DecideBody } from '../../../asked-by-staff'
import { ROUTES } from '../../../contract'

export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const distributor = await viewFile(request.scope, request.params.id ?? '')
  reply(response, ROUTES['GET /admin/distributors/:id'], { distributor })
}

export const POST = tellingConflicts<DecideBody>(async (request, response) => {
  const { act, reason, group_name, seen_at = null } = request.validatedBody
  const distributors = request.scope.resolve(DISTRIBUTOR)
  const acted = { id: request.params.id ?? '', by: actorOf(request) }
  await distributors.assertNotOwn(request.scope, acted.id, acted.by)
  if (act === 'group') await distributors.setGroup({ ...acted, group_name: group_name || null })
  else await distributors.decide({ ...acted, act, reason: reason || null, seen_at })
  await tellNow(request.scope, acted.id)
  const distributor = await viewFile(request.scope, acted.id)
  reply(response, ROUTES['POST /admin/distributors/:id'], { distributor })
})
