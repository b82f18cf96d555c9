/** The local form of a message: one JSON line in `outbox.jsonl`, which `npm start` shows as it grows. */
import { appendFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger, ProviderSendNotificationDTO, ProviderSendNotificationResultsDTO } from '@medusajs/framework/types'
import { AbstractNotificationProviderService } from '@medusajs/framework/utils'
import { maskRecipient } from '../../mask'

export interface OutboxOptions {
  channels: string[]
  /** Where `outbox.jsonl` grows; without it a message is lost, and the log says that there was one. */
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
    // The text holds codes and orders' secret links: it is for who reads the outbox, not for the log.
    this.container.logger.info(`[message] ${message.template} is in the outbox for ${maskRecipient(message.to)}`)
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
