import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { SHARE_LINK } from '../../../../../keys'
import { ownDistributor } from '../../../../../own'
import { shareAs } from '../../../../../share'
import { viewLinks } from '../../../../../view/links'
import { ROUTES } from '../../../../contract'
import type { LinkBody } from '../../../../validators'

export const GET = async (request: AuthenticatedMedusaRequest, response: MedusaResponse) => {
  const { id } = await ownDistributor(request.scope, actorOf(request))
  const links = await request.scope.resolve(SHARE_LINK).linksOf(id)
  reply(response, ROUTES['GET /store/distribution/me/links'], { links: await viewLinks(request.scope, links) })
}

export const POST = async (request: AuthenticatedMedusaRequest<LinkBody>, response: MedusaResponse) => {
  const made = await shareAs(request.scope, actorOf(request), request.validatedBody)
  const [link] = await viewLinks(request.scope, [made])
  reply(response, ROUTES['POST /store/distribution/me/links'], { link })
}
