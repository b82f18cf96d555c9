/** Lets a refusal reach people with its own status and words, also out of a workflow; names each wrong field. */
import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { z } from '@medusajs/framework/zod'
import { wrongFields } from '@shanzhen/http/wrong-fields'
import { asRefusal, busy, fromDatabase, invalidFields } from '../errors'

type Handler = (request: AuthenticatedMedusaRequest, response: MedusaResponse) => Promise<void>

export const answering =
  (handler: Handler): Handler =>
  async (request, response) => {
    try {
      await handler(request, response)
    } catch (error) {
      const locked = error instanceof Error && /acquire lock|acquiring lock/i.test(error.message)
      const refusal = locked ? busy() : asRefusal(fromDatabase(error))
      if (!refusal) throw error
      const { type, message, code, status, fields } = refusal
      response.status(status).json({ type, code, message, ...(fields && { fields }) })
    }
  }

/** @throws AfterSaleRefusal 400 naming each wrong field (`lines.0.quantity`) with its message. */
export function parse<T extends z.ZodType>(schema: T, input: unknown): z.infer<T> {
  const result = schema.safeParse(input ?? {})
  if (result.success) return result.data
  throw invalidFields(wrongFields(result.error))
}

/** A picture for the eyes of whoever was let in, and no cache's. */
export function sendPhoto(response: MedusaResponse, { mime, bytes }: { mime: string; bytes: Buffer }): void {
  response.setHeader('content-type', mime)
  response.setHeader('cache-control', 'private, no-store')
  response.setHeader('x-content-type-options', 'nosniff')
  response.end(bytes)
}
