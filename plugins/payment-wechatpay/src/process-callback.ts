import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { MedusaContainer } from '@medusajs/framework/types'
import { WECHATPAY_MODULE } from './modules/wechatpay'
import { processWechatCallbackWorkflow } from './workflows/workflows/process-wechat-callback'

/** Runs a stored notification; what goes wrong is written on it and tried again later, never thrown at the caller. */
export async function processCallback(container: MedusaContainer, callback: { id: string; out_trade_no: string }) {
  try {
    const { id, out_trade_no } = callback
    await processWechatCallbackWorkflow(container).run({ input: { id, out_trade_no } })
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown'
    container.resolve(ContainerRegistrationKeys.LOGGER).warn(`WeChat Pay notification ${callback.id}: ${reason}`)
    await container.resolve(WECHATPAY_MODULE).postponeCallback(callback.id, reason)
  }
}
