import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { sendOnce } from '@shanzhen/messages/send-once'
import { SHOP } from '../modules/shop'
import { SHOP_MEMBER_INVITED } from '../workflows/events'

const ROLES = { owner: '店主', clerk: '店员', accountant: '财务' } as const

/** Whoever was invited hears of it, and how to leave again. */
export default async function tellInvited({ event, container }: SubscriberArgs<{ id: string }>) {
  const shops = container.resolve(SHOP)
  const [member] = await shops.listShopMembers({ id: event.data.id }, { take: 1 })
  if (!member) return
  const { name } = await shops.retrieveShop(member.shop_id)
  await sendOnce(container, {
    ...{ to: member.phone, channel: 'sms', template: 'shop-invited', resource_id: member.id },
    subject: `${name}邀请您`,
    text: `小店“${name}”请您做${ROLES[member.role]}。用这个手机号登录小店后台即可；不认识这家店，登录后可以退出。`,
  })
}

export const config: SubscriberConfig = { event: SHOP_MEMBER_INVITED, context: { subscriberId: 'tell-invited' } }
