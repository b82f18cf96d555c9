import { MedusaError, Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { sessionIdOf } from '../../lib/session-data'
import { WECHATPAY_MODULE } from '../../modules/wechatpay'

/** WeChat's own word on a refund of ours, and the payment it belongs to. */
export const askRefundStep = createStep('ask-wechat-refund', async (input: { reference: string }, { container }) => {
  const refund = await container.resolve(WECHATPAY_MODULE).connect().client.findRefund(input.reference)
  const payment_session_id = sessionIdOf(refund.out_trade_no)
  const [payment] = await container.resolve(Modules.PAYMENT).listPayments({ payment_session_id }, { take: 1 })
  if (!payment) throw new MedusaError(MedusaError.Types.NOT_FOUND, '没有找到这笔退款的付款')
  return new StepResponse({ payment_id: payment.id, refund })
})
