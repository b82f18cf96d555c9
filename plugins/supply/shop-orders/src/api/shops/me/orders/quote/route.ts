import { reply } from '@shanzhen/http/contract'
import { quoteOne } from '../../../../../orders/place-one'
import { depositBalance } from '../../../../../view/deposit'
import { answering } from '../../../../answering'
import { traderOf } from '../../../../caller'
import { ROUTES } from '../../../../contract'
import type { QuoteOrderBody } from '../../../../validators'

/** Changes nothing. */
export const POST = answering<QuoteOrderBody>(async (request, response) => {
  const shop = await traderOf(request, response)
  const asked = { ...request.validatedBody, number: '' }
  const { faults, goods_fen, freight_fen, lead_hours } = await quoteOne(request.scope, shop, asked)
  reply(response, ROUTES['POST /shops/me/orders/quote'], {
    ...{ faults, goods_fen, freight_fen, lead_hours, total_fen: goods_fen + freight_fen },
    deposit_fen: await depositBalance(request.scope, shop.id),
  })
})
