/** Checks what staff send and ask about trace codes. */
import { defineMiddlewares, type MiddlewareRoute } from '@medusajs/framework/http'
import { checkedBody, checkedQuery } from '@shanzhen/http/checked'
import { BatchesQuery, CreateTraceCodes, LabelsQuery, VoidTraceCodes } from './admin/trace-codes/validators'

const at = (matcher: string, method: 'GET' | 'POST', check: ReturnType<typeof checkedBody>): MiddlewareRoute => ({
  matcher: `/admin/trace-codes${matcher}`,
  methods: [method],
  middlewares: [check],
})

export default defineMiddlewares({
  routes: [
    at('', 'GET', checkedQuery(BatchesQuery)),
    at('', 'POST', checkedBody(CreateTraceCodes)),
    at('/:id/labels', 'GET', checkedQuery(LabelsQuery)),
    at('/:id/void', 'POST', checkedBody(VoidTraceCodes)),
    at('/:id/codes/:code/void', 'POST', checkedBody(VoidTraceCodes)),
  ],
})
