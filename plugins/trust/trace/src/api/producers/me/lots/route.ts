import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { readOwnLots } from '../../../../own-lots'
import { LOT } from '@shanzhen/lots/modules/lot'
import { producerOf } from '@shanzhen/producers/api/producer-door'
import { reply } from '@shanzhen/http/contract'
import { type OwnLotsQuery, ROUTES } from '../../../contract'

const PER_PAGE = 10

/** The producer's lots, newest first, of one state where asked; an unknown state or page is as none. */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const producer_id = producerOf(response)
  const { state, page } = request.validatedQuery as OwnLotsQuery
  const [lots, states] = await Promise.all([
    readOwnLots(request.scope, { producer_id, state, skip: (page - 1) * PER_PAGE, take: PER_PAGE }),
    request.scope.resolve(LOT).countOwnLots(producer_id),
  ])
  const count = state ? (states[state] ?? 0) : Object.values(states).reduce((sum, some) => sum + some, 0)
  reply(response, ROUTES['GET /producers/me/lots'], {
    lots,
    states,
    count,
    page,
    pages: Math.max(1, Math.ceil(count / PER_PAGE)),
  })
}
