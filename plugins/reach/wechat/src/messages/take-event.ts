import type { MedusaContainer } from '@medusajs/framework/types'
import { sendPlainly } from '@shanzhen/messages/resend-failed'
import { WECHAT } from '../modules/wechat'

/**
 * What became of a message: one that did not arrive goes by text message, once, however often WeChat says so. Other events
 * change nothing here.
 */
export async function takeEvent(container: MedusaContainer, event: Record<string, string>): Promise<void> {
  const { Event: name, MsgID: msgid, Status: status } = event
  if (name !== 'TEMPLATESENDJOBFINISH' || !msgid || !status) return
  const outcome = status.replace(/^failed:\s*/, '').slice(0, 60)
  await container.resolve(WECHAT).endMessage(msgid, outcome)
  if (outcome !== 'success') await sendPlainly(container, 'wechat', msgid)
}
