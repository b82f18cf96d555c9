import {
  defineMiddlewares,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from '@medusajs/framework/http'
import type { z } from '@medusajs/framework/zod'
import { AccountsQuery, StatementParams } from './validators'

/** Answers 400 with a message per field where the question makes no sense. */
const checked = (schema: z.ZodType) => (request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction) => {
  const parsed = schema.safeParse(request.query)
  if (!parsed.success) {
    const fields = Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join('.'), message]))
    response.status(400).json({ type: 'invalid_data', message: Object.values(fields)[0], fields })
    return
  }
  request.validatedQuery = parsed.data as Record<string, unknown>
  next()
}

export default defineMiddlewares({
  routes: [
    { matcher: '/admin/ledger/accounts', methods: ['GET'], middlewares: [checked(AccountsQuery)] },
    { matcher: '/admin/ledger/accounts/:id/statement', methods: ['GET'], middlewares: [checked(StatementParams)] },
  ],
})
