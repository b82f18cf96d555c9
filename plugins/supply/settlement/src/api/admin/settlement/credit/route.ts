import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { namesOf } from '@shanzhen/http/names'
import { reply } from '@shanzhen/http/contract'
import { pageOf, pageSaid } from '@shanzhen/http/page'
import { creditOf } from '../../../../credit/rating'
import { SETTLEMENT } from '../../../../modules/settlement'
import type { CreditAppeals } from '../../../../wire'
import { ROUTES } from '../../../contract'
import type { AppealsQuery } from '../../../admin-cases'

/** Appeals that wait, the oldest first, or those answered; each with its event and its shop's rating now. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const { answered } = request.validatedQuery as AppealsQuery
  const { take, skip } = pageOf(request)
  const asked = { open: answered !== 'true', limit: take, offset: skip }
  const [rows, count] = await request.scope.resolve(SETTLEMENT).listAppeals(asked)
  const names = await namesOf(
    request.scope,
    rows.flatMap(({ by, answered_by }) => [by, answered_by]),
  )
  const appeals: CreditAppeals['appeals'] = []
  for (const { event_key, by, at, answered_by, answered_at: _, ...row } of rows) {
    const { score, tier, events } = await creditOf(request.scope, row.shop_id)
    const event = events.find(({ key }) => key === event_key)
    appeals.push({
      ...{ ...row, at: new Date(at).toISOString(), by: names[by] ?? '', score, tier },
      answered_by: answered_by && (names[answered_by] ?? ''),
      event: event ? { kind: event.kind, about: event.about, at: event.at } : null,
    })
  }
  reply(response, ROUTES['GET /admin/settlement/credit'], { appeals, ...pageSaid(count, { take, skip }) })
}
