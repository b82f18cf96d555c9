import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { WechatPayError } from '../../lib/errors'
import { parseSessionData } from '../../lib/session-data'
import type { WechatRefund } from '../../lib/wire'
import { WECHATPAY_MODULE } from '../../modules/wechatpay'

/** Writes WeChat's latest word on a refund beside the payment, where staff and the order page read it. */
export const recordRefundStep = createStep(
  'record-wechat-refund',
  async (input: { payment_id: string; refund: WechatRefund }, { container }) => {
    const { refund } = input
    const service = container.resolve(WECHATPAY_MODULE)
    const [row] = await service.listWechatRefunds({ out_refund_no: refund.out_refund_no }, { take: 1 })
    if (row && row.out_trade_no !== refund.out_trade_no) throw new WechatPayError('REFUND_OF_ANOTHER')
    if (row && row.amount_fen !== refund.amount.refund) throw new WechatPayError('AMOUNT_MISMATCH')
    const payments = container.resolve(Modules.PAYMENT)
    const payment = await payments.retrievePayment(input.payment_id)
    const data = parseSessionData(payment.data)
    const entry = {
      out_refund_no: refund.out_refund_no,
      refund_id: refund.refund_id,
      refund_key: row?.refund_key,
      amount_fen: refund.amount.refund,
      status: refund.status,
      updated_at: new Date().toISOString(),
    }
    const others = data.refunds.filter((known) => known.out_refund_no !== refund.out_refund_no)
    // Medusa writes `data` too, though its type names only the id.
    const update = { id: payment.id, data: { ...data, refunds: [...others, entry] } }
    // The register first: a refund of another part that is being written reads it there.
    if (row && row.status !== refund.status) await service.updateWechatRefunds({ id: row.id, status: refund.status })
    await payments.updatePayment(update)
    // Repeated while it is fresh: whoever tells the buyer does so once.
    if (row && refund.status === 'SUCCESS') {
      await container.resolve(Modules.EVENT_BUS).emit({ name: 'payment.refund_arrived', data: { id: row.refund_key } })
    }
    if (refund.status === 'ABNORMAL' || refund.status === 'CLOSED') {
      container
        .resolve(ContainerRegistrationKeys.LOGGER)
        .error(`WeChat Pay refund ${refund.out_refund_no} is ${refund.status}: settle it in the merchant platform`)
    }
    return new StepResponse(void 0)
  },
)
