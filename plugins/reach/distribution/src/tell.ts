/** Telling distributors what was decided about them, once each, and staff of whoever applied. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { sendOnce } from '@shanzhen/messages/send-once'
import { DISTRIBUTOR } from './keys'
import type { ToldAct } from './modules/distributor/store/lists'

const DAYS = 3

/** What they read; null for what they did themselves, and for what a group is for. */
function textOf({ before, after, reason }: ToldAct): { subject: string; text: string } | null {
  const why = reason ? `原因：${reason}。` : ''
  switch (after) {
    case 'active':
      return before === 'suspended'
        ? { subject: '恢复分享', text: `您的分享已恢复，链接和推荐码重新计。${why}` }
        : { subject: '分享申请已通过', text: '您的分享申请已通过，登录本店打开“我的—分享山货”就能开始分享。' }
    case 'refused':
      return { subject: '分享申请没有通过', text: `您的分享申请没有通过。${why}改好后可以重新申请。` }
    case 'suspended':
      return { subject: '暂停分享', text: `您的分享已暂停，链接和推荐码现在不计，已有的订单照旧。${why}` }
    case 'ended':
      return { subject: '分享已结束', text: `您的分享已结束，已经挣到的佣金照常结清。${why}` }
    default:
      return null
  }
}

/** Of the last days what was not told yet; a channel that failed is asked again, later and later. */
export async function tellDistributors(container: MedusaContainer, id?: string): Promise<void> {
  for (const act of await container.resolve(DISTRIBUTOR).actsSince(DAYS, id)) {
    if (act.after === 'applied') await tellStaff(container, act)
    const said = act.by_id === act.customer_id ? null : textOf(act)
    const [customer] = said
      ? await container.resolve(Modules.CUSTOMER).listCustomers({ id: act.customer_id }, { take: 1 })
      : []
    if (!said || !customer?.phone) continue
    const message = { channel: 'sms', template: 'distributor-step', resource_id: `${act.distributor_id}:${act.id}` }
    await sendOnce(container, { to: customer.phone, ...(message as typeof message & { channel: 'sms' }), ...said })
  }
}

/** At once, as far as anybody listens; the job tells what a crash or a channel kept back. */
export async function tellNow(container: MedusaContainer, id: string): Promise<void> {
  await tellDistributors(container, id).catch((error: Error) =>
    container.resolve(ContainerRegistrationKeys.LOGGER).warn(`distribution: ${id} was not told: ${error.message}`),
  )
}

/** In the admin's bell, once for each application. */
async function tellStaff(container: MedusaContainer, { id, distributor_id, shown_name }: ToldAct): Promise<void> {
  const notifications = container.resolve(Modules.NOTIFICATION)
  const idempotency_key = `distributor:${distributor_id}:applied:${id}`
  const told = { template: 'distributor-applied', resource_id: distributor_id, idempotency_key }
  if ((await notifications.listNotifications(told as object, { take: 1, select: ['id'] })).length) return
  await notifications.createNotifications({
    ...{ ...told, to: 'staff', channel: 'feed' },
    data: { title: '分销员待审核', description: `${shown_name} 申请分享，请在“分销员”里核对真实姓名后审核` },
  })
}
