import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { MedusaContainer } from '@medusajs/framework/types'
import { WECHATPAY_MODULE } from './modules/wechatpay'
import type { StoredCallback } from './modules/wechatpay/service'
import { isOfTransfer, tellTransfer } from './transfers/told'
import { processWechatCallbackWorkflow } from './workflows/workflows/process-wechat-callback'

/** Runs a stored notification; what goes wrong is written on it and tried again later, never thrown at the caller. */
export async function processCallback(container: MedusaContainer, callback: StoredCallback) {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const { id, out_trade_no } = callback
  const run = (): Promise<unknown> =>
    isOfTransfer(callback)
      ? tellTransfer(container, callback)
      : processWechatCallbackWorkflow(container).run({ input: { id, out_trade_no } })
  try {
    // A returning buyer's question may have taken the money in this very moment: a second look sees it done.
    await run().catch(run)
  } catch (error) {
    logger.warn(`WeChat Pay notification ${id} waits: ${reasonOf(error)}`)
    try {
      await container.resolve(WECHATPAY_MODULE).postponeCallback(id, reasonOf(error))
    } catch (lost) {
      // The database is away; the notification is still marked as received and the job finds it.
      logger.error(`WeChat Pay notification ${id} could not be postponed: ${reasonOf(lost)}`)
    }
  }
}

/** A workflow hands on its error as plain data. */
const reasonOf = (error: unknown) =>
  typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : 'unknown'
