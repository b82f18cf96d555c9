/** Lists of Medusa's are sorted by what can be told apart: by free notes (`metadata`) the database cannot. */
import type { MedusaNextFunction, MedusaRequest, MedusaResponse, MiddlewareRoute } from '@medusajs/framework/http'
import { MedusaError } from '@medusajs/framework/utils'

const ROOMS = /^\/(?:admin|store)\//i
const NOTES = /(?:^-?|\.)(?:metadata|data)(?:\.|$)/i

function sortable(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): void {
  const { order } = request.query
  if (order === undefined || !ROOMS.test(request.originalUrl)) return next()
  if (typeof order === 'string' && !NOTES.test(order)) return next()
  const message = '不能按这一项排序'
  response
    .status(400)
    .json({ type: MedusaError.Types.INVALID_DATA, code: 'invalid', message, fields: { order: message } })
}

export const soundOrderDoors: MiddlewareRoute[] = [{ matcher: '/*', methods: ['GET'], middlewares: [sortable] }]
