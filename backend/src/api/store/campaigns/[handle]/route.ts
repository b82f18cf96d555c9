import type { MedusaResponse, MedusaStoreRequest } from '@medusajs/framework/http'
import { readCampaign } from '../../../../campaigns/read-campaign'
import { ROUTES } from '../../../contract'
import { replyKept } from '../../../send'

/** A campaign's page, the same for everybody. */
export async function GET({ scope, locale, params }: MedusaStoreRequest, res: MedusaResponse) {
  const answer = async () => ({ campaign: await readCampaign(scope, params.handle, locale) })
  await replyKept(res, ROUTES['GET /store/campaigns/:handle'], `campaign:${locale}:${params.handle}`, answer)
}
