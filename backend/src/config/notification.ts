import { env } from '../env'
import { wechatOptions } from './wechat'

const webhook = env.MESSAGE_WEBHOOK_URL && {
  resolve: '@shanzhen/messages/providers/webhook',
  id: 'webhook',
  options: { channels: env.MESSAGE_WEBHOOK_CHANNELS, url: env.MESSAGE_WEBHOOK_URL, secret: env.MESSAGE_WEBHOOK_SECRET },
}
const taken = webhook ? env.MESSAGE_WEBHOOK_CHANNELS : []
const outbox = {
  resolve: '@shanzhen/messages/providers/outbox',
  id: 'outbox',
  options: { channels: ['sms', 'email', 'feed'].filter((channel) => !taken.includes(channel)), dir: env.OUTBOX_DIR },
}

/** Buyers who agreed to it hear of their orders inside WeChat. */
const inside = wechatOptions
  ? [
      {
        resolve: '@shanzhen/wechat/providers/template',
        id: 'wechat',
        options: { ...wechatOptions, channels: ['wechat'] },
      },
    ]
  : []

/** How messages reach buyers: the gateway where one is named, this machine's outbox for every other channel. */
export const notification = {
  resolve: '@medusajs/medusa/notification',
  options: { providers: [...(webhook ? [webhook] : []), outbox, ...inside] },
}
