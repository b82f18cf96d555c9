import type { MedusaStoreRequest, MedusaResponse } from '@medusajs/framework/http'
import { cachedJson } from '../../../catalogue/answer-cache'
import { GoodsParams } from '../../../catalogue/goods-query'
import { listGoods } from '../../../catalogue/list-goods'
import { parseQuery, sendJson } from '../../send'

/** Goods found by words, shelf, town, producer, kind and price. */
export async function GET(req: MedusaStoreRequest, res: MedusaResponse) {
  const params = parseQuery(GoodsParams, { ...req.query, locale: req.locale })
  sendJson(res, await cachedJson(`list:${JSON.stringify(params)}`, () => listGoods(req.scope, params)))
}
