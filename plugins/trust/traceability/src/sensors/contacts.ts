import type { MedusaContainer, NotificationDTO } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules, NotificationStatus } from '@medusajs/framework/utils'
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

/** How long after the first try the others follow where a channel fails. */
const AGAIN_AFTER_MIN = [1, 10, 60, 360]
const CUT_SHORT_MS = 5 * 60_000

/** `failing`: no channel took it yet, ask again later; `given_up`: all tries failed. */
export type Told = 'told' | 'failing' | 'given_up'

/**
 * Sends a message unless its template told this address of this subject before, also when two try at once. A channel that
 * fails stops nobody: the next calls try again, later and later.
 */
export async function sendOnce(container: MedusaContainer, message: Message, now = new Date()): Promise<Told> {
  const notifications = container.resolve(Modules.NOTIFICATION)
  const { subject, text, ...rest } = message
  const { template, resource_id, to } = rest
  const html = `<p>${text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)}</p>`
  const tries = () =>
    notifications.listNotifications({ template, resource_id, to }, { order: { created_at: 'ASC' }, take: 20 })
  const earlier = await tries()
  if (earlier.some(({ status }) => status === NotificationStatus.SUCCESS)) return 'told'
  // Somebody else is sending it right now.
  if (!earlier.every((attempt) => hasFailed(attempt, now))) return 'failing'
  if (earlier.length > AGAIN_AFTER_MIN.length) return 'given_up'
  if (earlier.length && now < dueAt(earlier[0].created_at, earlier.length)) return 'failing'
  // Under a key whose sending failed Medusa sends again without writing down that it did: each try has its own.
  const key = [template, resource_id, to, ...(earlier.length ? [earlier.length + 1] : [])].join(':')
  try {
    const content = { subject, text, html }
    const sent: unknown = await notifications.createNotifications({ ...rest, data: {}, content, idempotency_key: key })
    // Nothing comes back where somebody else took this try.
    return sent ? 'told' : 'failing'
  } catch (error) {
    if (/already exists|unique|duplicate/i.test(String((error as Error).message))) return 'failing'
    if ((await tries()).length === earlier.length) throw error
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
    logger.warn(`traceability: no channel took ${template} of ${resource_id}, try ${earlier.length + 1}`)
    return 'failing'
  }
}

/** One a crash cut short counts as failed after a while: better told twice than never. */
const hasFailed = ({ status, created_at }: NotificationDTO, now: Date) =>
  status === NotificationStatus.FAILURE ||
  (status === NotificationStatus.PENDING && new Date(created_at).getTime() < now.getTime() - CUT_SHORT_MS)

const dueAt = (first: Date | string, tries: number) =>
  new Date(new Date(first).getTime() + AGAIN_AFTER_MIN[tries - 1] * 60_000)
