/** Sizes and kinds that goods come in are shown, and counted, where one of those goods is on sale. */
import type { MedusaNextFunction, MedusaRequest, MedusaResponse, MiddlewareRoute } from '@medusajs/framework/http'
import { ContainerRegistrationKeys, MedusaError } from '@medusajs/framework/utils'

const SHOWN = { products: { status: 'published' } }

/** Medusa's route puts its filter down later: what is shown is added as it does. */
async function shownOnly(request: MedusaRequest, _response: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const [id] = request.path.split('/').filter(Boolean)
  if (id && !(await isShown(request, id))) throw new MedusaError(MedusaError.Types.NOT_FOUND, '没有这个规格')
  let kept: Record<string, unknown> | undefined
  Object.defineProperty(request, 'filterableFields', {
    configurable: true,
    enumerable: true,
    get: () => kept,
    set: (filters: Record<string, unknown> | undefined) => {
      kept = filters && { ...filters, ...SHOWN }
    },
  })
  next()
}

async function isShown(request: MedusaRequest, id: string): Promise<boolean> {
  const query = request.scope.resolve(ContainerRegistrationKeys.QUERY)
  const filters = { id: decodeURIComponent(id), ...SHOWN } as object
  const { data } = await query.graph({ entity: 'product_option', fields: ['id'], filters })
  return data.length > 0
}

export const shownOptionDoors: MiddlewareRoute[] = [{ matcher: '/store/product-options', middlewares: [shownOnly] }]
