/** Lets a refusal reach the visitor with its own status, words and waiting time. */
import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { asRefusal } from '../errors'

type Handler = (request: MedusaRequest, response: MedusaResponse) => Promise<void>

export const answering =
  (handler: Handler): Handler =>
  async (request, response) => {
    try {
      await handler(request, response)
    } catch (error) {
      const refusal = asRefusal(error)
      if (!refusal) throw error
      const { type, message, code, status, details } = refusal
      if (details?.retry_after_s) response.setHeader('Retry-After', details.retry_after_s)
      response.status(status).json({ type, code, message, ...details })
    }
  }
