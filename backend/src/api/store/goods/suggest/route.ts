import type { MedusaStoreRequest, MedusaResponse } from '@medusajs/framework/http'
import { z } from '@medusajs/framework/zod'
import { cachedJson } from '../../../../catalogue/answer-cache'
import { suggest } from '../../../../catalogue/suggest'
import { parseQuery, sendJson } from '../../../send'

const SuggestParams = z.object({
  q: z.string({ error: '请输入要找的东西' }).trim().max(60, '不超过 60 字').default(''),
})

/** Up to eight ways on while a buyer types. */
export async function GET(req: MedusaStoreRequest, res: MedusaResponse) {
  const { q } = parseQuery(SuggestParams, req.query)
  const { locale } = req
  const answer = async () => ({ suggestions: q ? await suggest(req.scope, q, locale) : [] })
  sendJson(res, await cachedJson(`suggest:${locale}:${q}`, answer))
}
