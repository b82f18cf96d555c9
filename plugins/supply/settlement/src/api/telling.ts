import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { MedusaError } from '@medusajs/framework/utils'

type Handler<Body> = (request: AuthenticatedMedusaRequest<Body>, response: MedusaResponse) => Promise<void>

/** A conflict in its own words, with its code; Medusa would answer each with one English sentence. */
export const telling =
  <Body>(handler: Handler<Body>): Handler<Body> =>
  async (request, response) => {
    try {
      await handler(request, response)
    } catch (error) {
      const { type, message, code } = error as Partial<MedusaError>
      if (type !== MedusaError.Types.CONFLICT) throw error
      response.status(409).json({ type, code: code ?? 'conflict', message })
    }
  }
