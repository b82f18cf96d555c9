import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { env } from '../../env'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../contract'

/**
 * That this process lives. Whoever started it knows it again by the word it was given (RUN_NONCE): another server on the
 * same port cannot say it. The word is no secret and opens nothing.
 */
export function GET(_request: MedusaRequest, response: MedusaResponse) {
  response.setHeader('cache-control', 'no-store')
  reply(response, ROUTES['GET /health'], { status: 'ok', ...(env.RUN_NONCE ? { run: env.RUN_NONCE } : {}) })
}
