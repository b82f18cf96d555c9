/** Turns an order and a step of its life into a message: to whom, on which channel, in which words. */
import { type Need, needs } from '@shanzhen/ports/needs'
import type { OrderSender } from '@shanzhen/ports/types'
import { messageErrors } from '../../errors'
import { orderLink } from '../../order-link'
import { sentOnWords } from '../../sent-on'
import { isEnglish, wordsFor } from '../../texts'
import type { MessageChannel, MessageFacts, MessagesOptions, OrderStep } from '../../types'

export interface MessageOrder {
  id: string
  display_id: number
  email?: string | null
  phone?: string | null
  locale?: string
}

export interface ComposedMessage {
  to: string
  channel: MessageChannel
  template: string
  content: { subject: string; text: string; html: string }
  data: { order_id: string; number: number }
}

const MOBILE = /^1[3-9]\d{9}$/
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export default class MessagesService {
  /** Options of the plugin, by name. */
  static readonly takes = {
    '@shanzhen/messages': {
      shopName: true,
      shopNameEn: true,
      storefrontUrl: true,
      orderLinkSecret: true,
      terms: true,
      stopped: true,
      senders: true,
      ways: true,
      pickup: ['place', 'hours', 'place_en', 'hours_en'],
    } satisfies Record<keyof MessagesOptions, true | readonly string[]>,
  }

  readonly ports: Need[]

  constructor(
    _container: unknown,
    private readonly options: Partial<MessagesOptions> = {},
  ) {
    const need = needs.bind(null, '@shanzhen/messages')
    this.ports = [
      ...need('terms', 'orderTerms', options.terms),
      ...need('stopped', 'stoppedLines', options.stopped),
      ...need('senders', 'orderSenders', options.senders),
      ...need('ways', 'messageWays', options.ways),
    ]
  }

  get terms(): string | undefined {
    return this.options.terms
  }

  get senders(): string[] {
    return this.options.senders ?? []
  }

  get ways(): string | undefined {
    return this.options.ways
  }

  get stopped(): string | undefined {
    return this.options.stopped
  }

  /** How a message of ours begins. */
  opening(locale: string | undefined): string {
    const { shopName, shopNameEn } = this.checked()
    return isEnglish(locale) ? `[${shopNameEn ?? shopName}] ` : `【${shopName}】`
  }

  /** Where and when goods are collected, in the buyer's language; undefined where the shop names no place. */
  private pickupFor(english: boolean): MessageFacts['pickup'] {
    const { place = null, hours = null, place_en = null, hours_en = null } = this.options.pickup ?? {}
    const where = english ? (place_en ?? place) : place
    return where ? { place: where, hours: english ? (hours_en ?? hours) : hours } : undefined
  }

  /**
   * The message for one step; null where the buyer left neither a mobile number nor an e-mail address.
   * @param sender whose buyer it is, where not ours: told of parcels alone, in that name; who bought at a page of ours under
   *   that name reads everything
   */
  compose(
    step: OrderStep,
    order: MessageOrder,
    facts: Omit<MessageFacts, 'shop' | 'number' | 'link' | 'pickup'>,
    sender?: OrderSender,
  ): ComposedMessage | null {
    const recipient = this.recipientOf(order)
    if (!recipient) return null
    const { shopName, shopNameEn, storefrontUrl, orderLinkSecret } = this.checked()
    const english = isEnglish(order.locale)
    const shop = english ? (shopNameEn ?? shopName) : shopName
    const link = orderLink(storefrontUrl, order.id, orderLinkSecret, english)
    const pickup = this.pickupFor(english)
    const words =
      sender && !sender.hosted
        ? sentOnWords(step, facts, sender, shop)
        : wordsFor(step, order.locale, {
            ...{ ...facts, link, pickup, number: order.display_id },
            shop: sender ? `${sender.name} · ${shop}` : shop,
          })
    if (!words) return null
    const { subject, text } = words
    const html = `<p>${text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)}</p>`
    return {
      ...recipient,
      template: `order-${step.replaceAll('_', '-')}`,
      content: { subject, text, html },
      data: { order_id: order.id, number: order.display_id },
    }
  }

  /** The phone first: it is what shoppers here read. */
  private recipientOf(order: MessageOrder): { to: string; channel: MessageChannel } | null {
    const phone = order.phone?.replace(/^\+86/, '').replace(/[\s-]/g, '')
    if (phone && MOBILE.test(phone)) return { to: phone, channel: 'sms' }
    return order.email ? { to: order.email, channel: 'email' } : null
  }

  private checked(): MessagesOptions {
    const { shopName, shopNameEn, storefrontUrl, orderLinkSecret } = this.options
    if (!shopName) throw messageErrors.incomplete('shopName')
    if (!storefrontUrl) throw messageErrors.incomplete('storefrontUrl')
    if (!orderLinkSecret) throw messageErrors.incomplete('orderLinkSecret')
    return { shopName, shopNameEn, storefrontUrl, orderLinkSecret }
  }
}
