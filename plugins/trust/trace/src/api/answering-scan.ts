/** Lets a scan's refusal reach the visitor with its own status, word and waiting time. */
import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { ScanRefusal } from '../scan/refusal'
import type { Who } from '../scan/find'

type Handler = (request: MedusaRequest, response: MedusaResponse) => Promise<void>

export const answeringScan =
  (handler: Handler): Handler =>
  async (request, response) => {
    try {
      response.setHeader('Cache-Control', 'no-store')
      await handler(request, response)
    } catch (error) {
      if (!(error instanceof ScanRefusal)) throw error
      const { type, code, message, status, retry_after_s } = error
      if (retry_after_s) response.setHeader('Retry-After', retry_after_s)
      response.status(status).json({ type, code, message })
    }
  }

/** The address counts people; the browser's word only tells robots apart. */
export const whoAsks = (request: MedusaRequest): Who => ({
  address: request.ip ?? '',
  browser: request.get('user-agent') ?? '',
})
