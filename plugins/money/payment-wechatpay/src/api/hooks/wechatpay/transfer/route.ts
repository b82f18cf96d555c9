import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { receive } from '../receive'

/** WeChat Pay reports that a transfer to a person is over. */
export const POST = (req: MedusaRequest, res: MedusaResponse) => receive(req, res, 'transfer')
