import { reply } from '@shanzhen/http/contract'
import { loadOrderMoney } from '../../../../../../pay/order-money'
import { withOrder } from '@shanzhen/workflow-kit/order-lock'
import { settleOrder } from '../../../../../../pay/settle'
import { assertReader, readOrder } from '../../../../../../view/read-order'
import { answering } from '../../../../../answer'
import { readerOf } from '../../../../../buyer'
import { ROUTES } from '../../../../../contract'

/** Back from paying: the provider is asked, whatever a callback may have said or not. */
export const POST = answering(async (request, response) => {
  const { id } = request.params
  const reader = readerOf(request)
  await assertReader(request.scope, id, reader)
  await withOrder(request.scope, id, async () => {
    const money = await loadOrderMoney(request.scope, id)
    if (money && !money.canceled) await settleOrder(request.scope, money)
  })
  reply(response, ROUTES['POST /store/checkout/orders/:id/refresh'], {
    order: await readOrder(request.scope, id, reader),
  })
})
