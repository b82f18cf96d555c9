import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { pageOf, pageSaid } from '@shanzhen/http/page'
import { TRACEABILITY } from '@shanzhen/producers/modules/traceability'
import { readOwed } from '../../../../deliveries'
import { PURCHASE } from '../../../../modules/purchase'
import { ROUTES } from '../../../contract'

/** Producers by name, each with what was brought, paid and is still owed. */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const page = pageOf(request)
  const [producers, count] = await request.scope
    .resolve(TRACEABILITY)
    .listAndCountProducers({}, { ...page, order: { name: 'ASC', id: 'ASC' }, select: ['id', 'name'] })
  const ids = producers.map(({ id }) => id)
  const [owed, waiting] = await Promise.all([
    readOwed(request.scope, ids),
    request.scope.resolve(PURCHASE).accountsWait(ids),
  ])
  reply(response, ROUTES['GET /admin/purchase/producers'], {
    producers: producers.flatMap(({ id, name }) => {
      const sums = owed.get(id)
      return sums ? { id, name, ...sums, account_waits: waiting.has(id) } : []
    }),
    ...pageSaid(count, page),
  })
}
