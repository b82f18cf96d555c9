import {
  defineMiddlewares,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from '@medusajs/framework/http'
import type { z } from '@medusajs/framework/zod'
import { BillsQuery, DifferenceBody, FetchBody, TaskBody, TasksQuery } from './validators'

/** Answers 400 with a message per field where the question or the form makes no sense. */
const checked =
  (part: 'query' | 'body', schema: z.ZodType) =>
  (request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction) => {
    const parsed = schema.safeParse(request[part])
    if (!parsed.success) {
      const fields = Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join('.'), message]))
      response.status(400).json({ type: 'invalid_data', message: Object.values(fields)[0], fields })
      return
    }
    if (part === 'query') request.validatedQuery = parsed.data as Record<string, unknown>
    else request.validatedBody = parsed.data
    next()
  }

const at = (path: string, method: 'GET' | 'POST', part: 'query' | 'body', schema: z.ZodType) => ({
  matcher: `/admin/reconciliation${path}`,
  methods: [method],
  middlewares: [checked(part, schema)],
})

export default defineMiddlewares({
  routes: [
    at('/bills', 'GET', 'query', BillsQuery),
    at('/bills', 'POST', 'body', FetchBody),
    at('/differences/:id/resolve', 'POST', 'body', DifferenceBody),
    at('/tasks', 'GET', 'query', TasksQuery),
    at('/tasks/:id/resolve', 'POST', 'body', TaskBody),
  ],
})
