import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { z } from '@medusajs/framework/zod'
import { wrongFields } from '@shanzhen/http/wrong-fields'
import { fieldsInvalid, Refusal } from '../lib/refusal'

type Handler = (request: AuthenticatedMedusaRequest, response: MedusaResponse) => Promise<void>

/** A route whose refusals reach the buyer with their own status, words and details. */
export const answering =
  (handler: Handler): Handler =>
  async (request, response) => {
    try {
      await handler(request, response)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const { retry_after_s } = error.details
      if (retry_after_s) response.setHeader('Retry-After', retry_after_s)
      response.status(error.status).json(error.body())
    }
  }

/** @throws Refusal 400 naming each wrong field (`items.0.quantity`) with its message. */
export function parse<T extends z.ZodType>(schema: T, input: unknown): z.infer<T> {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  throw fieldsInvalid(wrongFields(result.error))
}
