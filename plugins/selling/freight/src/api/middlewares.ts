import {
  defineMiddlewares,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from '@medusajs/framework/http'
import { MedusaError } from '@medusajs/framework/utils'
import { FreightTableSchema } from '../schema'

/** Rates staff send are checked here; the first fault is told in Chinese. */
function checkTable(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction) {
  const parsed = FreightTableSchema.safeParse(req.body)
  if (!parsed.success) {
    return next(new MedusaError(MedusaError.Types.INVALID_DATA, parsed.error.issues[0]?.message ?? '运费表不对'))
  }
  req.validatedBody = parsed.data
  next()
}

export default defineMiddlewares({
  routes: [{ method: 'POST', matcher: '/admin/freight-tables/:id', middlewares: [checkTable] }],
})
