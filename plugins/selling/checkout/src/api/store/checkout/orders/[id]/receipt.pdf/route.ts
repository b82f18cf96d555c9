import { printReceipt } from '../../../../../../receipt/print-receipt'
import { assertReader, viewOrder } from '../../../../../../view/read-order'
import { answering } from '../../../../../answer'
import { readerOf } from '../../../../../buyer'
import type { ReceiptQuery } from '../../../../../contract'

/** 购物收据 as PDF. A link cannot carry a header: the order's key may stand in the address, as in the order's own link. */
export const GET = answering(async (request, response) => {
  const { id } = request.params
  const { key, locale } = request.validatedQuery as ReceiptQuery
  const reader = readerOf(request)
  await assertReader(request.scope, id, { ...reader, key: reader.key ?? key })
  const order = await viewOrder(request.scope, id)
  const pdf = await printReceipt(request.scope, order, /^en\b/i.test(locale ?? ''))
  response
    .set('content-type', 'application/pdf')
    .set('content-disposition', `inline; filename="receipt-${order.display_id}.pdf"`)
    .send(pdf)
})
