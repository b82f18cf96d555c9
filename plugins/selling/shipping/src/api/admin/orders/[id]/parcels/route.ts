/** The parcels of an order: what has gone, what is left, and sending the next one. */
import { randomUUID } from 'node:crypto'
import { CARRIERS } from '../../../../../carriers'
import { orderNotFound } from '../../../../../errors'
import { readPackingOrder } from '../../../../../parcels'
import { parseParcel } from '../../../../../schemas'
import { shipParcel } from '../../../../../workflows/workflows/ship-parcel'
import { answering, findParcel } from '../../../../answer'
import { only, reply } from '@shanzhen/http/contract'
import { PackedLine, Packing } from '../../../../../wire'
import { ROUTES } from '../../../../contract'

export const GET = answering(async (request, response) => {
  const order = await readPackingOrder(request.scope, request.params.id ?? '')
  if (!order) throw orderNotFound()
  const carriers = CARRIERS.map(({ code, name, kind, example }) => ({ code, name, kind, example }))
  const lines = order.lines.map((line) => only(PackedLine, line))
  reply(response, ROUTES['GET /admin/orders/:id/parcels'], only(Packing, { ...order, lines, carriers }))
})

export const POST = answering(async (request, response) => {
  const order_id = request.params.id ?? ''
  const parcel = parseParcel(request.body)
  const created_by = request.auth_context.actor_id
  const id = await shipParcel(request.scope, { ...parcel, order_id, created_by, request_id: randomUUID() })
  reply(response, ROUTES['POST /admin/orders/:id/parcels'], { parcel: await findParcel(request, order_id, id) })
})
