import { z } from '@medusajs/framework/zod'
import { withToken } from '../credentials'
import { call, type Said } from '../lib/client'
import type WechatService from '../modules/wechat/service'
import { beijingMoment, fieldsOf } from './fields'

const Sent = z.object({ errcode: z.literal(0), msgid: z.string() })

export type TemplateMessage = {
  openid: string
  /** The name of the message, as the account's templates are listed under. */
  kind: string
  subject: string
  text: string
  number: string
}

/** As WeChat says of whoever wants no messages. */
const REFUSED = 43101
const LINK = /https?:\/\/\S+/

/** Without who sends it, which WeChat shows itself, and the address, which a tap on the message opens. */
const bare = (words: string) =>
  words
    .replace(LINK, '')
    .replace(/^(?:【[^】]*】|\[[^\]]*\]\s*)/, '')
    .replace(/[：:，,\s]+$/, '')

/** Sends it inside WeChat, to be followed by the event that says whether it arrived. */
export async function sendTemplate(service: WechatService, message: TemplateMessage): Promise<Said<{ msgid: string }>> {
  const options = service.connected()
  const template = options.templates[message.kind]
  if (!template) return { ok: false, errcode: 40037, errmsg: 'no template of that name' }
  // Whoever took it back since the message was made reads it by text message.
  const agreed_at = await service.agreedSince(message.openid)
  if (!agreed_at) return { ok: false, errcode: REFUSED, errmsg: 'not agreed to' }
  const url = LINK.exec(message.text)?.[0]
  const [subject, text] = [message.subject, message.text].map(bare)
  const data = fieldsOf(template, { number: message.number, subject, text, time: beijingMoment() })
  const said = await withToken(service, options, (access_token) =>
    call(options, {
      path: '/cgi-bin/message/template/send',
      query: { access_token },
      body: { touser: message.openid, template_id: template.id, ...(url ? { url } : {}), data },
      answer: Sent,
    }),
  )
  await service.noteMessage(message.kind, said, agreed_at)
  return said
}
