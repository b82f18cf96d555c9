import { once } from 'node:events'
import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { CSV_MARK, csvLines } from '@shanzhen/documents/csv'
import { ACTS_HEAD, actCells, actsAsked, shownAct } from '../../../../../acts/shown'
import { STAFF } from '../../../../../modules/staff'
import type { ActsQuery } from '../../../../../wire'

const PAGE = 500

/** All that was asked for, page by page, however much it is. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const staff = request.scope.resolve(STAFF)
  const asked = actsAsked(request.validatedQuery as ActsQuery)
  response.setHeader('Content-Disposition', 'attachment; filename="staff-acts.csv"')
  response.type('text/csv; charset=utf-8')
  response.write(CSV_MARK + csvLines([ACTS_HEAD]))
  let after: string | undefined = asked.after
  do {
    const { acts, next } = await staff.acts({ ...asked, after, take: PAGE })
    const rows = csvLines(acts.map((act) => actCells(shownAct(staff, act))))
    if (!response.write(rows)) await once(response, 'drain')
    after = next ?? undefined
  } while (after && !response.destroyed)
  response.end()
}
