import {
  defineMiddlewares,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from '@medusajs/framework/http'
import { answered } from '@shanzhen/workflow-kit/one-commit/answered'
import { commitBeforeAnswer } from '@shanzhen/workflow-kit/one-commit/before-answer'
import type { ParcelQuestion } from '@shanzhen/ports/types'
import { withParcels } from '@shanzhen/workflow-kit/order-lock'
import { tidyWaybill } from '../carriers'
import * as refusals from '../errors'
import { refusedArrival, refusedByGate } from '../lib/gate'
import { type PackingOrder, readPackingOrder } from '../parcels'
import { refuseWay, refuseWaybill } from '../rules/waybill'
import type { ParcelView } from '../types'
import './contract'
import { openAgain } from './open-again'
import { keepWeighings } from '../weighing/keep'

type Question = Omit<ParcelQuestion, 'order_id'>

/**
 * Medusa's own buttons keep to the rules of ours: what is not paid, paid back or held does not leave, and shipping,
 * holding and canceling an order go one after the other. What has to be weighed is packed at our form, which asks for it.
 */
const underRules = (question: (request: MedusaRequest, order: PackingOrder) => Question) =>
  underParcelsLock(async (request, response, next) => {
    const order = await readPackingOrder(request.scope, request.params.id ?? '')
    const refusal =
      order && ((await refusalOf(request, order, question(request, order))) ?? (await labelsRefused(request, order)))
    if (!refusal) return answered(response, next)
    say(response, refusal)
  })

function say(response: MedusaResponse, { type, message, code, status }: refusals.ParcelRefusal): void {
  response.status(status).json({ type, code, message })
}

type Handler = (request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction) => Promise<void>

function underParcelsLock(handler: Handler): Handler {
  return (request, response, next) =>
    withParcels(request.scope, request.params.id ?? '', () => handler(request, response, next))
}

type Refuse = (
  parcel: ParcelView,
  order: PackingOrder,
  scope: MedusaRequest['scope'],
) => refusals.ParcelRefusal | null | Promise<refusals.ParcelRefusal | null>

/** Unpacking a parcel, or saying that it arrived, and sending the next one go one after the other, refused in words. */
const inTurn = (refuse: Refuse) =>
  underParcelsLock(async (request, response, next) => {
    const order = await readPackingOrder(request.scope, request.params.id ?? '')
    const parcel = order?.parcels.find(({ id }) => id === request.params.fulfillment_id)
    const refusal = !order
      ? refusals.orderNotFound()
      : parcel
        ? await refuse(parcel, order, request.scope)
        : refusals.parcelNotFound()
    if (!refusal) return answered(response, next)
    say(response, refusal)
  })

/** Its goods never left this place: only what was paid back for them is a reason to keep the parcel. */
const packedHere = ({ id: order_id }: PackingOrder, { id }: ParcelView): ParcelQuestion => ({
  ...{ order_id, line_item_ids: [], stage: 'unpacking', fulfillment_id: id },
})

const unpacking = inTurn((parcel, order, scope) => {
  if (parcel.canceled) return refusals.unpackedAlready()
  if (parcel.delivered_at) return refusals.arrivedAlready()
  return parcel.shipped_at ? refusals.shippedAlready() : refusedByGate(scope, packedHere(order, parcel))
})

const arriving = inTurn((parcel, order, scope) => {
  if (parcel.canceled) return refusals.unpackedAlready()
  if (!parcel.shipped_at) return refusals.notShipped()
  return parcel.delivered_at ? refusals.alreadyArrived() : refusedArrival(scope, order.id, parcel)
})

async function refusalOf({ scope, params }: MedusaRequest, order: PackingOrder, question: Question) {
  const refusal = refusals.refuseShipping(order)
  if (refusal) return refusal
  const weighs = order.lines.some(({ nominal_g }) => nominal_g !== null)
  if (weighs && question.stage === 'packing') return refusals.weighFirst()
  // A parcel that a crash left packed takes its weighing along.
  if (weighs) await keepWeighings(scope, { fulfillment_id: params.fulfillment_id ?? '' })
  return refusedByGate(scope, { order_id: order.id, ...question })
}

/** Numbers on Medusa's own form, which cannot ask: what is unusual is said at ours. */
async function labelsRefused({ scope, body }: MedusaRequest, order: PackingOrder) {
  const { labels } = (body ?? {}) as { labels?: unknown }
  for (const label of Array.isArray(labels) ? labels : []) {
    const tracking_number = tidyWaybill(String((label as { tracking_number?: unknown } | null)?.tracking_number ?? ''))
    if (!tracking_number) continue
    const refusal =
      refuseWay(order, { kind: 'express' }) ?? (await refuseWaybill(scope, { order_id: order.id, tracking_number }))
    if (refusal) return refusal
  }
  return null
}

/** The lines a body names; Medusa's own check of the body comes later, so a strange one asks about all lines. */
const packing = underRules((request, order) => {
  const { items } = (request.body ?? {}) as { items?: unknown }
  const named = Array.isArray(items) ? items.map((item) => String((item as { id?: unknown } | null)?.id)) : []
  const all = order.lines.map(({ line_item_id }) => line_item_id)
  return { line_item_ids: named.length ? named : all, stage: 'packing' }
})

const leaving = underRules((request, order) => {
  const parcel = order.parcels.find(({ id }) => id === request.params.fulfillment_id)
  return { line_item_ids: (parcel?.lines ?? []).map(({ line_item_id }) => line_item_id), stage: 'leaving' }
})

/** Of a parcel alone, which its order would not hear of: it would leave unasked, or its goods lie nowhere. */
const atTheOrder: Handler = async (_request, response) => say(response, refusals.atTheOrder())

const PARCELS = '/admin/orders/:id/fulfillments'
const ALONE = ['/admin/fulfillments', '/admin/fulfillments/:id/shipment', '/admin/fulfillments/:id/cancel']
export default defineMiddlewares({
  routes: [
    ...['/admin/orders', '/admin/orders/:id'].map((matcher) => ({
      ...{ matcher, methods: ['GET' as const], middlewares: [openAgain] },
    })),
    ...ALONE.map((matcher) => ({ matcher, methods: ['POST' as const], middlewares: [atTheOrder] })),
    { matcher: PARCELS, methods: ['POST'], middlewares: [packing, commitBeforeAnswer] },
    {
      matcher: `${PARCELS}/:fulfillment_id/shipments`,
      methods: ['POST'],
      middlewares: [leaving, commitBeforeAnswer],
    },
    {
      matcher: `${PARCELS}/:fulfillment_id/cancel`,
      methods: ['POST'],
      middlewares: [unpacking, commitBeforeAnswer],
    },
    {
      matcher: `${PARCELS}/:fulfillment_id/mark-as-delivered`,
      methods: ['POST'],
      middlewares: [arriving, commitBeforeAnswer],
    },
  ],
})
