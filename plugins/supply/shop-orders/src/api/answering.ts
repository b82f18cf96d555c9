import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { MedusaError } from '@medusajs/framework/utils'
import { refusalOf } from '@shanzhen/checkout/lib/refusal'
import { OrderRefused } from '../orders/place-one'

type Handler<Body> = (request: AuthenticatedMedusaRequest<Body>, response: MedusaResponse) => Promise<void>

/** Says of a refusal which it was and at which field, also of checkout's own. */
export const answering =
  <Body>(handler: Handler<Body>): Handler<Body> =>
  async (request, response) => {
    try {
      await handler(request, response)
    } catch (error) {
      if (error instanceof OrderRefused) {
        const { status, code, message, fields } = error
        const more = Object.keys(fields).length ? { fields } : {}
        response.status(status).json({ type: MedusaError.Types.CONFLICT, code, message, ...more })
        return
      }
      const refusal = refusalOf(error)
      if (!refusal) throw error
      response.status(refusal.status).json(refusal.body())
    }
  }

/** A conflict in its own words, with its code; Medusa would answer each with one English sentence. */
export const telling = <Body>(handler: Handler<Body>): Handler<Body> =>
  answering<Body>(async (request, response) => {
    try {
      await handler(request, response)
    } catch (error) {
      const { type, message, code } = error as Partial<MedusaError>
      if (type !== MedusaError.Types.CONFLICT || error instanceof OrderRefused) throw error
      response.status(409).json({ type, code: code ?? 'conflict', message })
    }
  })
