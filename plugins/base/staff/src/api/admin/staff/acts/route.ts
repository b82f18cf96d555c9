import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { actsAsked, shownAct } from '../../../../acts/shown'
import { STAFF } from '../../../../modules/staff'
import type { ActsQuery } from '../../../../wire'
import { ROUTES } from '../../../contract'

const PAGE = 50

export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const staff = request.scope.resolve(STAFF)
  const { acts, next } = await staff.acts({ ...actsAsked(request.validatedQuery as ActsQuery), take: PAGE })
  reply(response, ROUTES['GET /admin/staff/acts'], { acts: acts.map((act) => shownAct(staff, act)), next })
}
