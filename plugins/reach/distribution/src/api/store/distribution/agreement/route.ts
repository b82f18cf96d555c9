import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { agreementNow } from '../../../../agreement'
import { ROUTES } from '../../../contract'

export const GET = (_request: MedusaRequest, response: MedusaResponse) =>
  reply(response, ROUTES['GET /store/distribution/agreement'], { agreement: agreementNow() })
