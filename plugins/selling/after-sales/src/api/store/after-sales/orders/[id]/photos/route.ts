import { keepPhoto } from '../../../../../../photos'
import { PhotoBody } from '../../../../../../schemas'
import { answering, parse } from '../../../../../answer'
import { ownOrder } from '../../../../../buyer'

/** A photo for a request that is being written. */
export const POST = answering(async (request, response) => {
  const { order } = await ownOrder(request)
  const { content } = parse(PhotoBody, request.body)
  response.status(201).json({ photo: { id: await keepPhoto(request.scope, order.id, content) } })
})
