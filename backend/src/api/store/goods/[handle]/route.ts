import type { MedusaStoreRequest, MedusaResponse } from '@medusajs/framework/http'
import { cachedJson } from '../../../../catalogue/answer-cache'
import { readGood } from '../../../../catalogue/good-detail'
import { sendJson } from '../../../send'

/** One good with its variants, grower, rules and stock. */
export async function GET(req: MedusaStoreRequest, res: MedusaResponse) {
  const { locale, params } = req
  const channelId = req.publishable_key_context?.sales_channel_ids[0]
  const answer = async () => ({ good: await readGood(req.scope, params.handle, locale, channelId) })
  sendJson(res, await cachedJson(`good:${locale}:${channelId}:${params.handle}`, answer))
}
