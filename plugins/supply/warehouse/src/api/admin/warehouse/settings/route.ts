import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { MedusaError } from '@medusajs/framework/utils'
import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { findCarrier } from '@shanzhen/shipping/carriers'
import { WAREHOUSE } from '../../../../modules/warehouse'
import type { Settings } from '../../../../wire'
import { ROUTES } from '../../../contract'
import { settingsFile } from '../../../settings-file'
import { telling } from '../../../telling'

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  reply(res, ROUTES['GET /admin/warehouse/settings'], await settingsFile(req.scope))
}

export const POST = telling<Settings>(async (req, res) => {
  const { express_carrier, cold_carrier } = req.validatedBody
  for (const code of [express_carrier, cold_carrier])
    if (!findCarrier(code) || findCarrier(code)?.kind === 'pickup')
      throw new MedusaError(MedusaError.Types.INVALID_DATA, '请选择快递公司')
  await req.scope.resolve(WAREHOUSE).changeSettings(req.validatedBody, actorOf(req))
  reply(res, ROUTES['POST /admin/warehouse/settings'], await settingsFile(req.scope))
})
