/**
 * Hands each message to a gateway as a signed JSON POST: `{id, channel, to, template, subject, text}`, with
 * `X-Signature: sha256=<hex HMAC of the body>`. The id stays the same when a try is repeated, so the gateway can
 * drop a copy.
 */
import { createHmac, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Logger, ProviderSendNotificationDTO, ProviderSendNotificationResultsDTO } from '@medusajs/framework/types'
import { AbstractNotificationProviderService } from '@medusajs/framework/utils'
import { messageErrors } from '../../errors'
import { maskRecipient } from '../../mask'

export interface WebhookOptions {
  channels: string[]
  url: string
  secret: string
  timeout_ms?: number
  tries?: number
  pause_ms?: number
}

export default class WebhookProviderService extends AbstractNotificationProviderService {
  static identifier = 'webhook'

  constructor(
    private readonly container: { logger: Logger },
    private readonly options: WebhookOptions,
  ) {
    super()
  }

  static validateOptions(options: Partial<WebhookOptions>): void {
    if (!options.url) throw messageErrors.incomplete('url')
    if (!options.secret) throw messageErrors.incomplete('secret')
  }

  /** @throws UNEXPECTED_STATE when the gateway refuses, or answers to none of the tries. */
  async send(message: ProviderSendNotificationDTO): Promise<ProviderSendNotificationResultsDTO> {
    const id = randomUUID()
    const { channel, to, template, content } = message
    const body = JSON.stringify({ id, channel, to, template, subject: content?.subject, text: content?.text })
    const tries = this.options.tries ?? 3
    for (let attempt = 1; ; attempt++) {
      const outcome = await this.attempt(body)
      if (outcome === 'sent') break
      if (outcome.final || attempt >= tries) throw messageErrors.notDelivered(channel, outcome.reason)
      await pause((this.options.pause_ms ?? 500) * 2 ** (attempt - 1))
    }
    this.container.logger.info(`[message] ${template} handed over for ${maskRecipient(to)}`)
    return { id }
  }

  private async attempt(body: string): Promise<'sent' | { final: boolean; reason: string }> {
    const signature = createHmac('sha256', this.options.secret).update(body).digest('hex')
    try {
      const answer = await fetch(this.options.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-signature': `sha256=${signature}` },
        body,
        signal: AbortSignal.timeout(this.options.timeout_ms ?? 5000),
      })
      await answer.arrayBuffer()
      if (answer.ok) return 'sent'
      return { final: answer.status < 500 && answer.status !== 429, reason: `HTTP ${answer.status}` }
    } catch (error) {
      return { final: false, reason: error instanceof Error ? error.name : 'network' }
    }
  }
}
