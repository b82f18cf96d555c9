import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { sameOrder } from '../../lib/match'
import { yuanFromFen } from '../../lib/money'
import { parseSessionData, sessionIdOf } from '../../lib/session-data'
import { refundSchema, transactionSchema, type WechatRefund } from '../../lib/wire'
import { WECHATPAY_MODULE } from '../../modules/wechatpay'
import type { StoredCallback } from '../../modules/wechatpay/service'

/** What a notification asks the shop to do, decided under the order's lock. */
export type CallbackPlan =
  | { kind: 'nothing'; status: 'processed' | 'refused'; note: string }
  | { kind: 'capture'; session_id: string; amount: number }
  | { kind: 'refund'; payment_id: string; refund: WechatRefund }

export const planCallbackStep = createStep('plan-wechat-callback', async (input: { id: string }, { container }) => {
  const service = container.resolve(WECHATPAY_MODULE)
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const callback = await service.retrieveWechatCallback(input.id)
  const sessions = await findSession(callback)
  const plan = decide(callback, sessions)
  if (plan.kind === 'nothing' && plan.status === 'refused') {
    logger.error(`WeChat Pay notification ${callback.callback_id} for ${callback.out_trade_no} refused: ${plan.note}`)
  }
  return new StepResponse<CallbackPlan>(plan)

  async function findSession({ resource, out_trade_no }: StoredCallback) {
    const attach = resource.attach
    const id = typeof attach === 'string' && attach.startsWith('payses_') ? attach : sessionIdOf(out_trade_no)
    const payments = container.resolve(Modules.PAYMENT)
    const [session] = await payments.listPaymentSessions({ id: [id] }, { relations: ['payment'], take: 1 })
    return session
  }
})

type Session = {
  id: string
  provider_id: string
  data: Record<string, unknown>
  payment?: { id: string; captured_at?: string | Date | null } | null
}

function decide(callback: StoredCallback, session: Session | undefined): CallbackPlan {
  const done = (note: string): CallbackPlan => ({ kind: 'nothing', status: 'processed', note })
  const refused = (note: string): CallbackPlan => ({ kind: 'nothing', status: 'refused', note })
  if (callback.status !== 'received') return done('already processed')
  if (!session || !session.provider_id.startsWith('pp_wechatpay')) return refused('no such payment session')
  if (callback.event_type.startsWith('REFUND.')) {
    if (!session.payment) return refused('refund of a payment unknown here')
    return { kind: 'refund', payment_id: session.payment.id, refund: refundSchema.parse(callback.resource) }
  }
  if (callback.event_type !== 'TRANSACTION.SUCCESS') return done(`event ${callback.event_type} asks for nothing`)
  const data = parseSessionData(session.data)
  const transaction = transactionSchema.parse(callback.resource)
  if (transaction.trade_state !== 'SUCCESS') return refused(`trade state ${transaction.trade_state}`)
  if (!sameOrder(data, transaction)) return refused('number, merchant or amount differ from what was asked')
  if (session.payment?.captured_at) return done('already captured')
  return { kind: 'capture', session_id: session.id, amount: yuanFromFen(data.amount_fen) }
}
