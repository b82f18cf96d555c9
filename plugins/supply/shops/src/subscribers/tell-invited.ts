import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { today } from '@shanzhen/http/fields'
import { sendOnce } from '@shanzhen/messages/send-once'
import { SHOP } from '../modules/shop'
import { SHOP_MEMBER_INVITED } from '../workflows/events'

const TOLD_A_DAY = 3
const ROLES = { owner: '店主', clerk: '店员', accountant: '财务' } as const

/**
 * Whoever was invited hears of it, and how to answer; of one shop once a day, of all together three times, for the number
 * was only typed. The invitation stands all the same, and nobody who invites learns that it was not told.
 */
export default async function tellInvited({ event, container }: SubscriberArgs<{ id: string }>) {
  const shops = container.resolve(SHOP)
  const invitation = await shops.invitationById(event.data.id)
  if (!invitation) return
  const { id, shop_id, phone, role } = invitation
  if ((await shops.invitedBefore(id)) >= TOLD_A_DAY) return
  const { name } = await shops.retrieveShop(shop_id)
  await sendOnce(container, {
    ...{ to: phone, channel: 'sms', template: 'shop-invited', resource_id: `${shop_id}:${today()}` },
    subject: `${name}邀请您`,
    text: `小店“${name}”请您做${ROLES[role]}。用这个手机号登录小店后台，选择加入或不加入；不认识这家店，不用理会。`,
  })
}

export const config: SubscriberConfig = { event: SHOP_MEMBER_INVITED, context: { subscriberId: 'tell-invited' } }
