import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { Modules } from '@medusajs/framework/utils'
import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { DISTRIBUTOR } from '@shanzhen/distribution/modules/distributor'
import { photoMissing } from '../../../../../poster/errors'
import { putPhoto, takePhotoAway } from '../../../../../poster/own-photo'
import { ownDistributor } from '@shanzhen/distribution/own'
import { ROUTES } from '../../../../contract'
import type { PhotoBody } from '../../../../poster-asked'

/** @throws MedusaError not_found */
export const GET = async (request: AuthenticatedMedusaRequest, response: MedusaResponse) => {
  const { id } = await ownDistributor(request.scope, actorOf(request))
  const photo = await request.scope.resolve(DISTRIBUTOR).photoOf(id)
  if (!photo) throw photoMissing()
  response
    .setHeader('Content-Type', 'image/jpeg')
    .setHeader('Cache-Control', 'private, no-store')
    .setHeader('X-Content-Type-Options', 'nosniff')
    .send(await request.scope.resolve(Modules.FILE).getAsBuffer(photo.file_id))
}

export const POST = async (request: AuthenticatedMedusaRequest<PhotoBody>, response: MedusaResponse) => {
  const { id } = await ownDistributor(request.scope, actorOf(request))
  await putPhoto(request.scope, id, request.validatedBody.content)
  reply(response, ROUTES['POST /store/distribution/me/photo'], { photo: true })
}

export const DELETE = async (request: AuthenticatedMedusaRequest, response: MedusaResponse) => {
  const { id } = await ownDistributor(request.scope, actorOf(request))
  await takePhotoAway(request.scope, id)
  reply(response, ROUTES['DELETE /store/distribution/me/photo'], { photo: false })
}
