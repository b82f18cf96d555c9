import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { readWaveFile } from '../../../../../waves/wave-file'
import { ROUTES } from '../../../../contract'

/** @throws NOT_FOUND */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  reply(res, ROUTES['GET /admin/warehouse/waves/:id'], { wave: await readWaveFile(req.scope, req.params.id) })
}
