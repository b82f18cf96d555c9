import type { MedusaStoreRequest, MedusaResponse } from '@medusajs/framework/http'
import { listCategories } from '../../../catalogue/list-categories'
import { ROUTES } from '../../contract'
import { replyKept } from '../../send'

/** The shelves with how many goods stand on each. */
export async function GET(req: MedusaStoreRequest, res: MedusaResponse) {
  const answer = async () => ({ categories: await listCategories(req.scope) })
  await replyKept(res, ROUTES['GET /store/categories'], 'categories', answer)
}
