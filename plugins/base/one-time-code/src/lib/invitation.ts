/**
 * An invitation goes to its mailbox, or by text message to its phone, and nowhere else: whoever invites sees no link, and whoever takes it has read that message.
 * The link holds as long as Medusa's own invitation, for one account.
 */
import { randomUUID } from 'node:crypto'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, generateJwtToken, Modules } from '@medusajs/framework/utils'
import { ONE_TIME_CODE } from '../modules/one-time-code'
import { SIGN_IN } from '../modules/sign-in'
import { maskPhone } from '../mask-phone'
import { contactOf } from '@shanzhen/messages/staff-address'

const DAY = new Intl.DateTimeFormat('zh-CN', {
  ...{ timeZone: 'Asia/Shanghai', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false },
})

/** Medusa's page reads address and end out of the link. */
export async function mailInvitation(container: MedusaContainer, id: string): Promise<void> {
  const [invite] = await container.resolve(Modules.USER).listInvites({ id }, { take: 1 })
  if (!invite || invite.accepted) return
  const ends = new Date(invite.expires_at)
  const seconds = Math.floor((ends.getTime() - Date.now()) / 1000)
  if (seconds <= 0) return
  const signIn = container.resolve(SIGN_IN)
  const token = generateJwtToken(
    { id: invite.id, email: invite.email },
    { secret: signIn.invitationSecret(), jwtOptions: { expiresIn: seconds, jwtid: randomUUID() } },
  )
  await signIn.keepInvitationLink(invite.id, token, ends)
  const { shopName, backendUrl } = container.resolve(ONE_TIME_CODE)
  const { path } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE).admin
  const link = `${backendUrl}${path}/invite?token=${encodeURIComponent(token)}`
  const { address: to, channel } = contactOf(invite.email)
  const name = channel === 'sms' ? '以后用本手机号登录。' : ''
  const text = `【${shopName}】邀请您成为后台员工。请在 ${DAY.format(ends)} 前打开此链接设置密码，${name}只能用一次，请勿转给他人：${link}`
  await container.resolve(Modules.NOTIFICATION).createNotifications({
    ...{ to, channel },
    template: 'staff-invitation',
    data: {},
    content: {
      subject: '邀请您成为后台员工',
      text,
      html: `<p>${text.replaceAll(link, `<a href="${link}">${link}</a>`)}</p>`,
    },
  })
}

/** In the admin's bell: nobody becomes staff unseen by those who are. */
export async function tellNewcomer(container: MedusaContainer, id: string): Promise<void> {
  const users = container.resolve(Modules.USER)
  const [invite] = await users.listInvites({ id }, { take: 1, withDeleted: true })
  if (!invite) return
  const by = invite.metadata?.invited_by
  const [inviter] = typeof by === 'string' ? await users.listUsers({ id: by }, { take: 1, withDeleted: true }) : []
  await container.resolve(Modules.NOTIFICATION).createNotifications({
    to: '',
    channel: 'feed',
    template: 'admin-ui',
    idempotency_key: `staff-joined:${invite.id}`,
    data: {
      title: '新员工加入',
      description: `${shown(invite.email)} 接受了 ${inviter ? shown(inviter.email) : '管理员'} 的邀请。`,
    },
  })
}

const shown = (account: string) => {
  const { channel, address } = contactOf(account)
  return channel === 'sms' ? maskPhone(address) : address
}
