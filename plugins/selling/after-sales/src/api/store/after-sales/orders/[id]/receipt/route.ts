import { confirmReceipt } from '../../../../../../receipt'
import { answering } from '../../../../../answer'
import { ownOrder } from '../../../../../buyer'

/** The buyer has the goods. */
export const POST = answering(async (request, response) => {
  const { order } = await ownOrder(request)
  response.json({ receipt: await confirmReceipt(request.scope, order) })
})
