import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { agreementNow } from '../../../agreement'
import { ROUTES } from '../../contract'

export function GET(_request: MedusaRequest, response: MedusaResponse) {
  reply(response, ROUTES['GET /shops/agreement'], { agreement: agreementNow() })
}
