import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { MedusaError } from '@medusajs/framework/utils'

type Handler<Body> = (req: AuthenticatedMedusaRequest<Body>, res: MedusaResponse) => Promise<void>

/** Which field of a form a refusal is about. */
const FIELD_OF: Record<string, string> = {
  name_taken: 'name',
  handle_taken: 'handle',
  phone_taken: 'phone',
  holder_wrong: 'holder',
  licence_missing: 'licence',
  licence_wrong: 'licence',
  agreement_changed: 'agreed',
}

/** Says of a refusal which it was, and at which field; Medusa answers every conflict with one English sentence. */
export const answering =
  <Body>(handler: Handler<Body>): Handler<Body> =>
  async (req, res) => {
    try {
      await handler(req, res)
    } catch (error) {
      const { type, message = '', code } = error as Partial<MedusaError>
      const field = code ? FIELD_OF[code] : undefined
      if (type !== MedusaError.Types.CONFLICT && !field) throw error
      const status = type === MedusaError.Types.CONFLICT ? 409 : 400
      res
        .status(status)
        .json({ type, code: code ?? 'conflict', message, ...(field && { fields: { [field]: message } }) })
    }
  }
