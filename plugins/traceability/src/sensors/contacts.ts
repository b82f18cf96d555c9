import type { INotificationModuleService, MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { PRODUCER_PORTAL } from '../modules/producer-portal'

/** Whom this plugin writes to, and how it says a thing once. */
export type Contact = { channel: 'sms' | 'email'; address: string }

/** The people who sign in to the admin. */
export async function staffContacts(container: MedusaContainer): Promise<Contact[]> {
  const users = await container.resolve(Modules.USER).listUsers({}, { select: ['email'], take: 50 })
  return users.map(({ email }) => ({ channel: 'email', address: email }))
}

/** The phones and mailboxes that speak for a producer. */
export async function contactsOf(container: MedusaContainer, producer_id: string): Promise<Contact[]> {
  const contacts = await container.resolve(PRODUCER_PORTAL).listProducerContacts({ producer_id })
  return contacts.map(({ channel, address }) => ({ channel, address }))
}

export type Message = {
  to: string
  channel: 'sms' | 'email'
  template: string
  resource_id: string
  subject: string
  text: string
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Sends a message unless its template told this address of this subject before, also when two try at once. */
export async function sendOnce(notifications: INotificationModuleService, message: Message): Promise<void> {
  const { subject, text, ...rest } = message
  const html = `<p>${text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)}</p>`
  const idempotency_key = `${message.template}:${message.resource_id}:${message.to}`
  const [known] = await notifications.listNotifications({
    template: message.template,
    resource_id: message.resource_id,
    to: message.to,
  })
  if (known) return
  try {
    await notifications.createNotifications({ ...rest, data: {}, content: { subject, text, html }, idempotency_key })
  } catch (error) {
    if (!/already exists|unique|duplicate/i.test(String((error as Error).message))) throw error
  }
}
