import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import type { MedusaContainer } from '@medusajs/framework/types'
import { sessionIdOf } from '../lib/session-data'
import { WECHATPAY_MODULE } from '../modules/wechatpay'
import { recordWechatRefundWorkflow } from '../workflows/workflows/record-wechat-refund'

const OLDER_THAN_MS = 60_000

/** Asks WeChat how the refunds under way are doing: a lost notification must not leave one open for ever. */
export default async function followWechatRefunds(container: MedusaContainer) {
  const service = container.resolve(WECHATPAY_MODULE)
  if (!service.connected) return
  const { client } = service.connect()
  const open = await service.listWechatRefunds(
    { state: 'accepted', status: 'PROCESSING', sent_at: { $lte: new Date(Date.now() - OLDER_THAN_MS) } },
    { take: 50, order: { updated_at: 'ASC' } },
  )
  const payments = container.resolve(Modules.PAYMENT)
  for (const row of open) {
    try {
      const refund = await client.findRefund(row.out_refund_no)
      const [payment] = await payments.listPayments({ payment_session_id: sessionIdOf(row.out_trade_no) }, { take: 1 })
      if (payment) await recordWechatRefundWorkflow(container).run({ input: { payment_id: payment.id, refund } })
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'unknown'
      container.resolve(ContainerRegistrationKeys.LOGGER).warn(`WeChat Pay refund ${row.out_refund_no}: ${reason}`)
    }
  }
}

export const config = { name: 'follow-wechat-refunds', schedule: '*/5 * * * *' }
