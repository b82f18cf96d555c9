import type { MedusaContainer } from '@medusajs/framework/types'
import { WECHATPAY_MODULE } from '../modules/wechatpay'
import { processCallback } from '../process-callback'

/** Notifications that were kept but not carried out, because the shop was killed or WeChat was silent. */
export default async function processWechatCallbacks(container: MedusaContainer) {
  const service = container.resolve(WECHATPAY_MODULE)
  if (!service.connected) return
  for (const callback of await service.dueCallbacks(100)) await processCallback(container, callback)
}

export const config = { name: 'process-wechat-callbacks', schedule: '* * * * *' }
