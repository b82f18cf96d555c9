/**
 * Medusa sorts its lists by the one field that is asked for; rows that are equal in it come in any order, so that a list
 * read page by page shows some twice and others never. Here the id decides between equals.
 */
import type { MedusaNextFunction, MedusaRequest, MedusaResponse, MiddlewareRoute } from '@medusajs/framework/http'

type Config = { pagination?: { order?: Record<string, unknown> } }

/** Rows of these bear a code and no id. */
const WITHOUT_ID = /^\/(?:admin|store)\/(?:currencies|locales)(?:\/|\?|$)/i

/** The order is read out of the query later, in each route's own way: it is completed as it is put down. */
function idLast(request: MedusaRequest, _response: MedusaResponse, next: MedusaNextFunction): void {
  if (!/^\/(?:admin|store)\//i.test(request.originalUrl) || WITHOUT_ID.test(request.originalUrl)) return next()
  let kept = request.queryConfig as Config | undefined
  Object.defineProperty(request, 'queryConfig', {
    configurable: true,
    enumerable: true,
    get: () => kept,
    set: (config: Config | undefined) => {
      const order = config?.pagination?.order
      if (order && !('id' in order)) Object.assign(order, { id: 'ASC' })
      kept = config
    },
  })
  next()
}

export const stableListDoors: MiddlewareRoute[] = [{ matcher: '/*', methods: ['GET'], middlewares: [idLast] }]
