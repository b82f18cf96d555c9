/** The local form of a message: printed with the recipient masked, and one JSON line in `outbox.jsonl`. */
import { appendFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger, ProviderSendNotificationDTO, ProviderSendNotificationResultsDTO } from '@medusajs/framework/types'
import { AbstractNotificationProviderService } from '@medusajs/framework/utils'
import { maskRecipient } from '../../mask'

export interface OutboxOptions {
  channels: string[]
  /** Where `outbox.jsonl` grows; without it messages are only printed. */
  dir?: string
}

export default class OutboxProviderService extends AbstractNotificationProviderService {
  static identifier = 'outbox'

  constructor(
    private readonly container: { logger: Logger },
    private readonly options: OutboxOptions,
  ) {
    super()
  }

  async send(message: ProviderSendNotificationDTO): Promise<ProviderSendNotificationResultsDTO> {
    const text = message.content?.text ?? ''
    this.container.logger.info(`[message] to ${maskRecipient(message.to)}: ${text}`)
    if (this.options.dir) await this.keep(this.options.dir, message, text)
    return {}
  }

  private async keep(dir: string, message: ProviderSendNotificationDTO, text: string): Promise<void> {
    const { channel, to, template, data } = message
    await mkdir(dir, { recursive: true })
    const line = { at: new Date().toISOString(), channel, to, template, text, data: data ?? {} }
    await appendFile(join(dir, 'outbox.jsonl'), `${JSON.stringify(line)}\n`, { mode: 0o600 })
  }
}
