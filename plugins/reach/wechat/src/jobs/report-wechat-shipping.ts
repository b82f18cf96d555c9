import type { MedusaContainer } from '@medusajs/framework/types'
import { sendReports } from '../shipping/send-reports'

export default async function reportWechatShipping(container: MedusaContainer) {
  await sendReports(container)
}

export const config = { name: 'report-wechat-shipping', schedule: '* * * * *' }
