import type { AuthenticatedMedusaRequest, MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { pageOf } from '@shanzhen/http/page'
import { addMaterial } from '../../../../material/add-staff'
import { listForStaff } from '../../../../material/view'
import { ROUTES } from '../../../contract'
import type { MaterialBody } from '../../../material-asked-by-staff'

export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const materials = await listForStaff(request.scope, pageOf(request))
  reply(response, ROUTES['GET /admin/distribution/material'], materials)
}

export async function POST(request: AuthenticatedMedusaRequest<MaterialBody>, response: MedusaResponse) {
  const id = await addMaterial(request.scope, request.validatedBody, actorOf(request))
  reply(response, ROUTES['POST /admin/distribution/material'], { id })
}
