import { type AuthenticatedMedusaRequest, refetchEntity } from '@medusajs/framework/http'
import { convertDraft } from '../../../../../place/convert-draft'
import { answering } from '../../../../answer'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../../../contract'

/** In the place of Medusa's own route, with its answer: a draft becomes an order that can be paid. */
export const POST = answering(async (request: AuthenticatedMedusaRequest, response) => {
  const { id } = request.params
  await convertDraft(request.scope, id)
  const order = await refetchEntity({
    entity: 'order',
    idOrFilter: id,
    scope: request.scope,
    fields: request.queryConfig.fields,
  })
  reply(response, ROUTES['POST /admin/draft-orders/:id/convert-to-order'], { order })
})
