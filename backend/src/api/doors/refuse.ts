import type { MedusaResponse } from '@medusajs/framework/http'
import { MedusaError } from '@medusajs/framework/utils'

/** A door of Medusa's that this shop keeps shut says so in words. */
export function refuse(response: MedusaResponse, status: 403 | 404 | 409, message: string): void {
  const type = status === 404 ? MedusaError.Types.NOT_FOUND : MedusaError.Types.NOT_ALLOWED
  response.status(status).json({ type, code: 'door_closed', message })
}
