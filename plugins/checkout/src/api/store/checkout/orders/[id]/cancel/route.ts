import { notPayable, providerSilent } from '../../../../../../lib/refusal'
import { closeUnpaidOrder } from '../../../../../../pay/close-order'
import { assertReader, viewOrder } from '../../../../../../view/read-order'
import { answering } from '../../../../../answer'
import { readerOf } from '../../../../../buyer'

/** The buyer changes their mind before paying. */
export const POST = answering(async (request, response) => {
  const { id } = request.params
  await assertReader(request.scope, id, readerOf(request))
  const outcome = await closeUnpaidOrder(request.scope, id, 'buyer')
  if (outcome === 'paid') throw notPayable('paid')
  if (outcome === 'unknown') throw providerSilent()
  response.json({ order: await viewOrder(request.scope, id) })
})
