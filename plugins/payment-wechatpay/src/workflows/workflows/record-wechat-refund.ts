import { createWorkflow } from '@medusajs/framework/workflows-sdk'
import type { WechatRefund } from '../../lib/wire'
import { recordRefundStep } from '../steps/record-refund'

/** A refund WeChat was asked about, because only good news is notified. */
export const recordWechatRefundWorkflow = createWorkflow(
  'record-wechat-refund',
  (input: { payment_id: string; refund: WechatRefund }) => {
    recordRefundStep(input)
  },
)
