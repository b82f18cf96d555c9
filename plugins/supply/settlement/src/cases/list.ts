import type { MedusaContainer } from '@medusajs/framework/types'
import { ordersOfClaims } from '@shanzhen/after-sales/claim-orders'
import { listRequests } from '@shanzhen/after-sales/requests'
import { namesOf } from '@shanzhen/http/names'
import { SETTLEMENT } from '../modules/settlement'
import type { CasePage } from '../wire'
import { partiesOf, worthOf } from './bear'

/** A page of claims that were paid back, with who bears what of each and who could. */
export async function casePage(
  container: MedusaContainer,
  asked: { decided: boolean; limit: number; offset: number },
): Promise<[CasePage['cases'], number]> {
  const settlement = container.resolve(SETTLEMENT)
  const [ids, count] = await settlement.listCases(asked)
  const { requests } = ids.length
    ? await listRequests(container, { id: ids as unknown as string }, { take: ids.length })
    : { requests: [] }
  const [shares, orders] = await Promise.all([
    settlement.sharesOf(ids),
    ordersOfClaims(
      container,
      requests.map(({ order_id }) => order_id),
    ),
  ])
  const names = await namesOf(
    container,
    shares.map(({ drafted_by }) => drafted_by),
  )
  const cases: CasePage['cases'] = []
  for (const request of requests) {
    const { number: _, ...parties } = await partiesOf(container, request.order_id)
    const nameOf = (bearer: 'carrier' | 'producer', party: string) =>
      parties[bearer].find(({ id }) => id === party)?.name ?? party
    cases.push({
      ...{ id: request.id, order_id: request.order_id, reason: request.reason, created_at: request.created_at },
      number: orders.find(({ id }) => id === request.order_id)?.display_id ?? 0,
      goods: request.lines.map(({ title, quantity }) => `${title} × ${quantity}`),
      ...{ refund_fen: worthOf(request), resent: request.state === 'resent' },
      parties,
      shares: shares
        .filter(({ after_sale_id }) => after_sale_id === request.id)
        .map(({ id, bearer, party, amount_fen, state, drafted_by, created_at }) => ({
          ...{ id, bearer, party: nameOf(bearer, party), amount_fen, confirmed: state === 'confirmed' },
          ...{ by: names[drafted_by] ?? '', at: new Date(created_at).toISOString() },
        })),
    })
  }
  return [cases, count]
}
