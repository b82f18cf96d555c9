import type { MedusaStoreRequest, MedusaResponse } from '@medusajs/framework/http'
import { cachedJson } from '../../../catalogue/answer-cache'
import { listGoods } from '../../../catalogue/list-goods'
import { parseQuery, sendJson } from '../../send'
import { ROUTES } from '../../contract'

/** Goods found by words, shelf, town, producer, kind and price. */
export async function GET(req: MedusaStoreRequest, res: MedusaResponse) {
  const params = parseQuery(ROUTES['GET /store/goods'].query, { ...req.query, locale: req.locale })
  sendJson(res, await cachedJson(`list:${JSON.stringify(params)}`, () => listGoods(req.scope, params)))
}
