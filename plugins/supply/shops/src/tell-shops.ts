/** Telling a shop's owners of each step, once each, and staff of whoever applied. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { sendOnce } from '@shanzhen/messages/send-once'
import { SHOP } from './modules/shop'
import type { AccountRow } from './modules/shop/store/accounts'
import type { StepRow } from './modules/shop/store/lists'

const DAYS = 3
const TIERS: Record<string, string> = { standard: '普通', silver: '银牌', gold: '金牌' }

/** What an owner reads; null for what they did themselves. */
function textOf({ kind, before, after, reason }: StepRow, name: string): { subject: string; text: string } | null {
  const why = reason ? `原因：${reason}。` : ''
  // Held, or held no more: nothing costs another sum.
  if (kind === 'tier' && before === after) return null
  if (kind === 'tier')
    return {
      subject: `${name}的等级改为${TIERS[after]}`,
      text: `小店“${name}”的等级改为${TIERS[after]}，新订单的供货价按新等级算，已下的订单不变。${why}`,
    }
  switch (after) {
    case 'approved':
      return before === 'suspended'
        ? { subject: `${name}恢复营业`, text: `小店“${name}”已恢复营业。${why}` }
        : { subject: `${name}审核通过`, text: `小店“${name}”的申请已通过，用这个手机号登录小店后台就能开始选货。` }
    case 'refused':
      return {
        subject: `${name}审核没有通过`,
        text: `小店“${name}”的申请没有通过。${why}改好后可以在小店后台重新提交。`,
      }
    case 'suspended':
      return { subject: `${name}暂停营业`, text: `小店“${name}”已暂停营业，现在只能查看，不能下单。${why}` }
    case 'closed':
      return { subject: `${name}已关闭`, text: `小店“${name}”已关闭。${why}` }
    default:
      return null
  }
}

/** Steps of the last days that were not told yet; a channel that failed is asked again, later and later. */
export async function tellShops(container: MedusaContainer, shop_id?: string): Promise<void> {
  const shops = container.resolve(SHOP)
  for (const step of await shops.stepsSince(DAYS, shop_id)) {
    const { name } = await shops.retrieveShop(step.shop_id)
    const said = textOf(step, name)
    if (!said) {
      if (step.kind === 'state') await tellStaff(container, step, name)
      continue
    }
    const owners = await shops.ownersToTell(step.shop_id)
    const message = { channel: 'sms', template: 'shop-step', resource_id: `${step.shop_id}:${step.id}` } as const
    for (const { phone } of owners) await sendOnce(container, { to: phone, ...message, ...said })
  }
  await tellAccounts(container, shop_id)
}

/** Of each account brought after the approval, and of what became of it, all owners hear: money would go there. */
async function tellAccounts(container: MedusaContainer, shop_id?: string): Promise<void> {
  const shops = container.resolve(SHOP)
  for (const account of await shops.accountsSince(DAYS, shop_id)) {
    if (account.verdict === 'withdrawn') continue
    const { name } = await shops.retrieveShop(account.shop_id)
    const said = accountText(account, name)
    const owners = await shops.ownersToTell(account.shop_id)
    const resource_id = `${account.id}:${account.verdict ?? 'brought'}`
    for (const { phone } of owners)
      await sendOnce(container, { to: phone, channel: 'sms', template: 'shop-account', resource_id, ...said })
  }
}

function accountText({ verdict, number_end, reason }: AccountRow, name: string) {
  const which = `收款账户（尾号 ${number_end}）`
  if (verdict === 'accepted') return { subject: `${name}的收款账户已更换`, text: `小店“${name}”的新${which}已生效。` }
  if (verdict) return { subject: `${name}的收款账户没有更换`, text: `小店“${name}”的新${which}没有通过：${reason}。` }
  const text = `小店“${name}”提交了新的${which}，供应中心确认后生效。不是您本人提交的，请马上联系供应中心。`
  return { subject: `${name}申请更换收款账户`, text }
}

/** In the admin's bell, once for each application; a bell that fails keeps no shop from hearing of its own. */
async function tellStaff(container: MedusaContainer, { id, shop_id }: StepRow, name: string): Promise<void> {
  const notifications = container.resolve(Modules.NOTIFICATION)
  const told = { template: 'shop-applied', resource_id: shop_id, idempotency_key: `shop:${shop_id}:applied:${id}` }
  if ((await notifications.listNotifications(told as object, { take: 1, select: ['id'] })).length) return
  try {
    await notifications.createNotifications({
      ...{ ...told, to: 'staff', channel: 'feed' },
      data: { title: '小店待审核', description: `${name} 申请开店，请在“小店”里核对资料后审核` },
    })
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`shops: staff were not told of ${shop_id}: ${String(error)}`)
  }
}
