import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { MedusaError } from '@medusajs/framework/utils'
import { parcelRefusal } from '@shanzhen/shipping/api/answer'

type Handler<Body> = (req: AuthenticatedMedusaRequest<Body>, res: MedusaResponse) => Promise<void>

/** Lets what the bench or a parcel's own rules refuse reach whoever packs with its word for people and its code for the screen. */
export const telling =
  <Body>(handler: Handler<Body>): Handler<Body> =>
  async (req, res) => {
    try {
      await handler(req, res)
    } catch (error) {
      const { type, message, code } = error as Partial<MedusaError>
      const refusal = parcelRefusal(req.scope, error)
      if (refusal) {
        res.status(refusal.status).json({ type: refusal.type, code: refusal.code, message: refusal.message })
        return
      }
      if (type !== MedusaError.Types.CONFLICT) throw error
      res.status(409).json({ type, code: code ?? 'conflict', message })
    }
  }
