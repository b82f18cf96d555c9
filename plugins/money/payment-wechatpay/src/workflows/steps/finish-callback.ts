import { MedusaError, Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { WECHATPAY_MODULE } from '../../modules/wechatpay'
import type { CallbackPlan } from './plan-callback'

/**
 * Ticks a notification off only when its effect is there. A signed success that WeChat's own query does not confirm
 * yet captures nothing and is asked again later.
 */
export const finishCallbackStep = createStep(
  'finish-wechat-callback',
  async (input: { id: string; plan: CallbackPlan }, { container }) => {
    const { id, plan } = input
    if (plan.kind === 'capture') {
      const payments = container.resolve(Modules.PAYMENT)
      const [payment] = await payments.listPayments({ payment_session_id: plan.session_id }, { take: 1 })
      if (!payment?.captured_at) {
        throw new MedusaError(MedusaError.Types.NOT_ALLOWED, 'WeChat Pay does not confirm the payment yet')
      }
    }
    const service = container.resolve(WECHATPAY_MODULE)
    const [status, note] = plan.kind === 'nothing' ? [plan.status, plan.note] : (['processed', null] as const)
    await service.finishCallback(id, status, note)
    return new StepResponse(void 0)
  },
)
