import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { receive } from '../receive'

/** WeChat Pay reports on a payment. */
export const POST = (req: MedusaRequest, res: MedusaResponse) => receive(req, res, 'transaction')
