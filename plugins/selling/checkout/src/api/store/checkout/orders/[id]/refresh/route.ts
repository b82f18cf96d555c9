import { loadOrderMoney } from '../../../../../../pay/order-money'
import { withOrder } from '@shanzhen/workflow-kit/order-lock'
import { settleOrder } from '../../../../../../pay/settle'
import { assertReader, readOrder } from '../../../../../../view/read-order'
import { answering } from '../../../../../answer'
import { readerOf } from '../../../../../buyer'

/** Back from paying: the provider is asked, whatever a callback may have said or not. */
export const POST = answering(async (request, response) => {
  const { id } = request.params
  const reader = readerOf(request)
  await assertReader(request.scope, id, reader)
  await withOrder(request.scope, id, async () => {
    const money = await loadOrderMoney(request.scope, id)
    if (money && !money.canceled) await settleOrder(request.scope, money)
  })
  response.json({ order: await readOrder(request.scope, id, reader) })
})
