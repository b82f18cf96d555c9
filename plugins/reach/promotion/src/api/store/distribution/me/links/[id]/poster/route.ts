import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '@shanzhen/http/actor'
import { posterOf } from '../../../../../../../poster/open'
import type { PosterQuery } from '../../../../../../poster-asked'

/** A PNG, drawn from what is so now. */
export const GET = async (request: AuthenticatedMedusaRequest, response: MedusaResponse) => {
  const { photo, village } = request.validatedQuery as PosterQuery
  const wish = { photo: photo === '1', village: village === '1' }
  const { png, etag } = await posterOf(request.scope, actorOf(request), request.params.id ?? '', wish)
  response
    .setHeader('Content-Type', 'image/png')
    .setHeader('Cache-Control', etag ? 'private, no-cache' : 'private, no-store')
    .setHeader('X-Content-Type-Options', 'nosniff')
  if (etag) response.setHeader('ETag', `"${etag}"`)
  response.send(png)
}
