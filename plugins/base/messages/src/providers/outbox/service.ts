/** The local form of a message: one JSON line in `outbox.jsonl`, which `npm start` shows as it grows. */
import { appendFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger, ProviderSendNotificationDTO, ProviderSendNotificationResultsDTO } from '@medusajs/framework/types'
import { AbstractNotificationProviderService } from '@medusajs/framework/utils'
import { maskRecipient } from '../../mask'

export interface OutboxOptions {
  channels: string[]
  /** Where `outbox.jsonl` grows; without it a message is lost, and the log warns of each but those of the feed. */
  dir?: string
}

/** Read by staff out of the database itself: nothing is sent. */
const FEED = 'feed'

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
    const what = `[message] ${message.template}`
    const whom = maskRecipient(message.to)
    if (this.options.dir) {
      this.container.logger.info(`${what} is in the outbox for ${whom}`)
      await this.keep(this.options.dir, message, text)
    } else if (message.channel !== FEED) {
      this.container.logger.warn(`${what} for ${whom} is lost: no service takes what goes by ${message.channel}`)
    }
    return {}
  }

  private async keep(dir: string, message: ProviderSendNotificationDTO, text: string): Promise<void> {
    const { channel, to, template, data } = message
    await mkdir(dir, { recursive: true })
    const line = { at: new Date().toISOString(), channel, to, template, text, data: data ?? {} }
    await appendFile(join(dir, 'outbox.jsonl'), `${JSON.stringify(line)}\n`, { mode: 0o600 })
  }
}
