import type { MedusaStoreRequest, MedusaResponse } from '@medusajs/framework/http'
import { listGoods } from '../../../catalogue/list-goods'
import { parseQuery, replyKept } from '../../send'
import { ROUTES } from '../../contract'

/** Goods found by words, shelf, town, producer, kind and price. */
export async function GET(req: MedusaStoreRequest, res: MedusaResponse) {
  const route = ROUTES['GET /store/goods']
  const params = parseQuery(route.query, { ...req.query, locale: req.locale })
  await replyKept(res, route, `list:${JSON.stringify(params)}`, () => listGoods(req.scope, params))
}
