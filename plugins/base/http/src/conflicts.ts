import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { MedusaError } from '@medusajs/framework/utils'

type Handler<Body> = (req: AuthenticatedMedusaRequest<Body>, res: MedusaResponse) => Promise<void>

/** Medusa answers every conflict with one English sentence; staff read which it was. */
export const tellingConflicts =
  <Body>(handler: Handler<Body>): Handler<Body> =>
  async (req, res) => {
    try {
      await handler(req, res)
    } catch (error) {
      const { type, message } = error as Partial<MedusaError>
      if (type !== MedusaError.Types.CONFLICT) throw error
      res.status(409).json({ type, code: 'conflict', message })
    }
  }
