/** Sends one message at most once per idempotency key, also when the same event arrives twice at the same time. */
import type { INotificationModuleService } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { ComposedMessage } from '../../modules/messages/service'

export interface OutgoingMessage extends Omit<ComposedMessage, 'data'> {
  /** What another attempt is composed from. */
  data: Record<string, unknown>
  /** The order, payment, refund or parcel it tells of. */
  about: string
  attempt: number
}

export const sendComposedMessageStep = createStep(
  'send-composed-message',
  async (message: OutgoingMessage | null, { container }) => {
    if (!message) return new StepResponse(false)
    const notifications = container.resolve<INotificationModuleService>(Modules.NOTIFICATION)
    const { about, attempt, ...rest } = message
    const attempts = () => notifications.listNotifications({ template: rest.template, resource_id: about })
    // Under a key whose sending failed Medusa sends again without writing down that it did: each attempt has its own.
    if ((await attempts()).length >= attempt) return new StepResponse(false)
    const key = `${rest.template}:${about}`
    const idempotency_key = attempt > 1 ? `${key}:${attempt}` : key
    try {
      // Nothing comes back where it is there under its key already.
      const sent: unknown = await notifications.createNotifications({ ...rest, resource_id: about, idempotency_key })
      return new StepResponse(Boolean(sent))
    } catch (error) {
      // The database's unique key decides which of two simultaneous events sends; the other one is done here.
      if (isDuplicate(error) && (await attempts()).length >= attempt) return new StepResponse(false)
      throw error
    }
  },
)

function isDuplicate(error: unknown): boolean {
  return error instanceof Error && /already exists|unique|duplicate/i.test(error.message)
}
