/** Lets a refusal reach staff with its own status and words; a lock that stays taken reads as "being shipped". */
import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { MedusaContainer } from '@medusajs/framework/types'
import { asRefusal, beingShipped, orderNotFound, parcelNotFound, type ParcelRefusal, waybillJustTaken } from '../errors'
import { failedAtGate } from '../lib/gate'
import { readPackingOrder } from '../parcels'
import type { ParcelView } from '../types'

type Handler = (request: AuthenticatedMedusaRequest, response: MedusaResponse) => Promise<void>

export const answering =
  (handler: Handler): Handler =>
  async (request, response) => {
    try {
      await handler(request, response)
    } catch (error) {
      const refusal = parcelRefusal(request.scope, error)
      if (!refusal) throw error
      const { type, message, code, status, fields } = refusal
      response.status(status).json({ type, code, message, ...(fields && { fields }) })
    }
  }

/** Why a parcel was not sent or unpacked, in words; null where it is no matter of parcels. */
export function parcelRefusal(container: MedusaContainer, error: unknown): ParcelRefusal | null {
  const locked = error instanceof Error && /acquire lock|acquiring lock/i.test(error.message)
  return locked ? beingShipped() : (asRefusal(error) ?? raceForWaybill(error) ?? failedAtGate(container, error))
}

/** Two orders took one number at once, and the database let one have it. */
const raceForWaybill = (error: unknown) =>
  /shipping: 运单号/.test(String((error as { message?: unknown } | null)?.message)) ? waybillJustTaken() : null

/** @throws ParcelRefusal 404 where there is no such order or parcel. */
export async function findParcel(
  request: AuthenticatedMedusaRequest,
  order_id: string,
  id: string,
): Promise<ParcelView> {
  const order = await readPackingOrder(request.scope, order_id)
  if (!order) throw orderNotFound()
  const found = order.parcels.find((parcel) => parcel.id === id)
  if (!found) throw parcelNotFound()
  return found
}
