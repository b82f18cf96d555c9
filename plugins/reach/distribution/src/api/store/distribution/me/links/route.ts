import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { pageOf, pageSaid } from '@shanzhen/http/page'
import { SHARE_LINK } from '../../../../../keys'
import { ownDistributor } from '../../../../../own'
import { shareAs } from '../../../../../share'
import { viewLinks } from '../../../../../view/links'
import { ROUTES } from '../../../../contract'
import type { LinkBody, LinksQuery } from '../../../../validators'

export const GET = async (request: AuthenticatedMedusaRequest, response: MedusaResponse) => {
  const { id: distributor_id } = await ownDistributor(request.scope, actorOf(request))
  const { id } = request.validatedQuery as LinksQuery
  const page = pageOf(request)
  const { rows, count } = await request.scope.resolve(SHARE_LINK).linksOf({ distributor_id, id, ...page })
  reply(response, ROUTES['GET /store/distribution/me/links'], {
    links: await viewLinks(request.scope, rows),
    ...pageSaid(count, page),
  })
}

export const POST = async (request: AuthenticatedMedusaRequest<LinkBody>, response: MedusaResponse) => {
  const made = await shareAs(request.scope, actorOf(request), request.validatedBody)
  const [link] = await viewLinks(request.scope, [made])
  reply(response, ROUTES['POST /store/distribution/me/links'], { link })
}
