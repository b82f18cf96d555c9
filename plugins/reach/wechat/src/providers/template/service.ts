/** Messages to buyers inside WeChat: the channel `wechat` of the notification module; `to` is an openid. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { ProviderSendNotificationDTO, ProviderSendNotificationResultsDTO } from '@medusajs/framework/types'
import { AbstractNotificationProviderService, MedusaError } from '@medusajs/framework/utils'
import { sendTemplate } from '../../messages/send'
import WechatService from '../../modules/wechat/service'

export default class TemplateMessageService extends AbstractNotificationProviderService {
  static identifier = 'wechat-template'
  private readonly wechat: WechatService

  constructor(cradle: { __pg_connection__: Knex }, options: unknown) {
    super()
    this.wechat = new WechatService(cradle, options)
  }

  /** @returns WeChat's number of it. @throws UNEXPECTED_STATE where WeChat does not take it */
  async send(message: ProviderSendNotificationDTO): Promise<ProviderSendNotificationResultsDTO> {
    const { to, template: kind, content, data } = message
    const said = await sendTemplate(this.wechat, {
      ...{ openid: to, kind, subject: content?.subject ?? '', text: content?.text ?? '' },
      number: String((data as { number?: unknown } | null)?.number ?? ''),
    })
    if (said.ok) return { id: said.data.msgid }
    const why = `${said.errcode} ${said.errmsg}`.trim()
    throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `wechat: ${kind} not taken: ${why}`)
  }
}
