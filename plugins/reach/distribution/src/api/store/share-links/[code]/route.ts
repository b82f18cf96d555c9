import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { CAMPAIGN } from '@shanzhen/campaigns/modules/campaign'
import { DISTRIBUTOR, SHARE_LINK } from '../../../../keys'
import { linkUnknown } from '../../../../modules/share-link/errors'
import { pathOf } from '../../../../view/targets'
import { ROUTES } from '../../../contract'

/** @throws MedusaError not_found: unknown, ended, of somebody who may not share now, or of a campaign that is over */
export const GET = async ({ scope, params }: MedusaRequest, response: MedusaResponse) => {
  const link = await scope.resolve(SHARE_LINK).linkByCode(params.code ?? '')
  if (!link || link.ended_at) throw linkUnknown()
  const distributor = await scope.resolve(DISTRIBUTOR).distributorOf(link.distributor_id)
  if (distributor?.state !== 'active') throw linkUnknown()
  if (link.target_kind === 'campaign' && !(await scope.resolve(CAMPAIGN).runningNow([link.target ?? ''])).length)
    throw linkUnknown()
  reply(response, ROUTES['GET /store/share-links/:code'], { path: pathOf(link) })
}
