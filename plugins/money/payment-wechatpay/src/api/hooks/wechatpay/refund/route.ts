import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { receive } from '../receive'

/** WeChat Pay reports on a refund. */
export const POST = (req: MedusaRequest, res: MedusaResponse) => receive(req, res, 'refund')
