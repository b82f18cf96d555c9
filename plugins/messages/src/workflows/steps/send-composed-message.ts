/** Sends one message at most once per idempotency key, also when the same event arrives twice at the same time. */
import type { INotificationModuleService } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { ComposedMessage } from '../../modules/messages/service'

export interface OutgoingMessage extends ComposedMessage {
  /** The order, payment, refund or parcel it tells of. */
  about: string
}

export const sendComposedMessageStep = createStep(
  'send-composed-message',
  async (message: OutgoingMessage | null, { container }) => {
    if (!message) return new StepResponse(false)
    const notifications = container.resolve<INotificationModuleService>(Modules.NOTIFICATION)
    const already = async (): Promise<boolean> =>
      (await notifications.listNotifications({ template: message.template, resource_id: message.about })).length > 0
    const { about, ...rest } = message
    try {
      // Medusa leaves out what is there under its key already, unless its sending failed.
      const sent: unknown = await notifications.createNotifications({
        ...rest,
        resource_id: about,
        idempotency_key: `${message.template}:${about}`,
      })
      return new StepResponse(Boolean(sent))
    } catch (error) {
      // The database's unique key decides which of two simultaneous events sends; the other one is done here.
      if (isDuplicate(error) && (await already())) return new StepResponse(false)
      throw error
    }
  },
)

function isDuplicate(error: unknown): boolean {
  return error instanceof Error && /already exists|unique|duplicate/i.test(error.message)
}
