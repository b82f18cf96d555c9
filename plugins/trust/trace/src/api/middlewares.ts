/** Checks what staff send and ask about trace codes. */
import {
  defineMiddlewares,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
  type MiddlewareRoute,
} from '@medusajs/framework/http'
import type { z } from '@medusajs/framework/zod'
import { BatchesQuery, CreateTraceCodes, LabelsQuery, VoidTraceCodes } from './admin/trace-codes/validators'

type Checked = (request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction) => void

/** Answers 400 with a message per field where the question or the form makes no sense. */
const checked =
  (schema: z.ZodType, part: 'query' | 'body'): Checked =>
  (request, response, next) => {
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
const asked = (schema: z.ZodType) => checked(schema, 'query')
const sent = (schema: z.ZodType) => checked(schema, 'body')

const at = (matcher: string, method: 'GET' | 'POST', middleware: Checked): MiddlewareRoute => ({
  matcher: `/admin/trace-codes${matcher}`,
  methods: [method],
  middlewares: [middleware],
})

const routes: MiddlewareRoute[] = [
  at('', 'GET', asked(BatchesQuery)),
  at('', 'POST', sent(CreateTraceCodes)),
  at('/:id/labels', 'GET', asked(LabelsQuery)),
  at('/:id/void', 'POST', sent(VoidTraceCodes)),
  at('/:id/codes/:code/void', 'POST', sent(VoidTraceCodes)),
]

export default defineMiddlewares({ routes })
