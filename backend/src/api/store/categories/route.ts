import type { MedusaStoreRequest, MedusaResponse } from '@medusajs/framework/http'
import { cachedJson } from '../../../catalogue/answer-cache'
import { listCategories } from '../../../catalogue/list-categories'
import { sendJson } from '../../send'

/** The shelves with how many goods stand on each. */
export async function GET(req: MedusaStoreRequest, res: MedusaResponse) {
  sendJson(res, await cachedJson('categories', async () => ({ categories: await listCategories(req.scope) })))
}
