import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { LOT } from '../../../modules/lot'
import type { Standard } from '../lots/validators'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../contract'

/** All versions of all goods' standards, the newest first. */
export async function GET(req: MedusaRequest, res: MedusaResponse) {
  reply(res, ROUTES['GET /admin/standards'], { standards: await req.scope.resolve(LOT).standards() })
}

/** A new version; lots that came in before stay judged by theirs. */
export async function POST(req: MedusaRequest<Standard>, res: MedusaResponse) {
  const service = req.scope.resolve(LOT)
  const id = await service.addStandard(req.validatedBody)
  const { good_id, version } = await service.retrieveStandard(id)
  reply(res, ROUTES['POST /admin/standards'], { standard: { id, good_id, version } })
}
