import { listHolds } from '../../../../unpaid/list-holds'
import { answering } from '../../../answer'

/** Who holds what without having paid. */
export const GET = answering(async (request, response) => {
  response.json({ holds: await listHolds(request.scope) })
})
