import { createWorkflow, transform, when } from '@medusajs/framework/workflows-sdk'
import { acquireLockStep, processPaymentWorkflow, releaseLockStep } from '@medusajs/medusa/core-flows'
import { sessionIdOf } from '../../lib/session-data'
import { finishCallbackStep } from '../steps/finish-callback'
import { planCallbackStep } from '../steps/plan-callback'
import { recordRefundStep } from '../steps/record-refund'

/**
 * A stored notification takes effect: money arrived or went back. Repeatable at any point; of two runs for one order
 * the second finds nothing left to do. Money for a canceled order is captured too, so that it can be given back.
 */
export const processWechatCallbackWorkflow = createWorkflow(
  'process-wechat-callback',
  (input: { id: string; out_trade_no: string }) => {
    // The session's id is the lock whoever settles a session takes: notification, returning buyer and sweep.
    const key = transform({ input }, ({ input }) => sessionIdOf(input.out_trade_no))
    acquireLockStep({ key, timeout: 20, ttl: 60 })
    const plan = planCallbackStep(input)
    const capture = transform({ plan }, ({ plan }) => ({
      action: 'captured' as const,
      data: plan.kind === 'capture' ? { session_id: plan.session_id, amount: plan.amount } : undefined,
    }))
    when('money-arrived', { plan }, ({ plan }) => plan.kind === 'capture').then(() => {
      processPaymentWorkflow.runAsStep({ input: capture })
    })
    const refund = transform({ plan }, ({ plan }) => {
      if (plan.kind !== 'refund') throw new Error('not a refund')
      return { payment_id: plan.payment_id, refund: plan.refund }
    })
    when('money-went-back', { plan }, ({ plan }) => plan.kind === 'refund').then(() => {
      recordRefundStep(refund)
    })
    finishCallbackStep({ id: input.id, plan })
    releaseLockStep({ key })
  },
)
