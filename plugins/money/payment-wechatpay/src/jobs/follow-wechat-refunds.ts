import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { MedusaContainer } from '@medusajs/framework/types'
import { WECHATPAY_MODULE } from '../modules/wechatpay'
import { followWechatRefundWorkflow } from '../workflows/workflows/follow-wechat-refund'
import { everyRow } from '@shanzhen/workflow-kit/every-row'

const OLDER_THAN_MS = 60_000
const JUST_DECIDED_MS = 15 * 60_000

/** Asks WeChat how the refunds under way are doing: a lost notification must not leave one open for ever. */
export default async function followWechatRefunds(container: MedusaContainer) {
  const service = container.resolve(WECHATPAY_MODULE)
  if (!service.connected) return
  const filters = {
    state: 'accepted' as const,
    sent_at: { $lte: new Date(Date.now() - OLDER_THAN_MS) },
    // Decided a moment ago: its notification and Medusa's own row may have been written in the wrong order.
    $or: [{ status: 'PROCESSING' }, { updated_at: { $gte: new Date(Date.now() - JUST_DECIDED_MS) } }],
  }
  // WeChat may take days over some: they stand in nobody's way.
  const open = await everyRow((after, page) => service.listWechatRefunds({ ...filters, ...after } as object, page))
  for (const row of open) {
    try {
      await followWechatRefundWorkflow(container).run({ input: { reference: row.out_refund_no } })
    } catch (error) {
      const reason = (error as { message?: string } | null)?.message ?? 'unknown'
      container.resolve(ContainerRegistrationKeys.LOGGER).warn(`WeChat Pay refund ${row.out_refund_no}: ${reason}`)
    }
  }
}

export const config = { name: 'follow-wechat-refunds', schedule: '*/5 * * * *' }
