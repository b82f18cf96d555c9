import type { MedusaStoreRequest, MedusaResponse } from '@medusajs/framework/http'
import { z } from '@medusajs/framework/zod'
import { cachedJson } from '../../../../catalogue/answer-cache'
import { readGood } from '../../../../catalogue/good-detail'
import { parseQuery, sendJson } from '../../../send'

const GoodParams = z.object({ locale: z.string().max(10).optional() })

/** One good with its variants, grower, rules and stock. */
export async function GET(req: MedusaStoreRequest, res: MedusaResponse) {
  const { locale } = parseQuery(GoodParams, req.query)
  const { handle } = req.params
  const channelId = req.publishable_key_context?.sales_channel_ids[0]
  const answer = async () => ({ good: await readGood(req.scope, handle, locale, channelId) })
  sendJson(res, await cachedJson(`good:${locale}:${channelId}:${handle}`, answer))
}
