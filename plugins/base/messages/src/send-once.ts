import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules, NotificationStatus } from '@medusajs/framework/utils'
import { AGAIN_AFTER_MIN, hasFailed } from './attempts'
import { everyRow } from '@shanzhen/workflow-kit/every-row'
import { MESSAGES_MODULE } from './modules/messages'
import { type Contact, contactOf } from './staff-address'

/** The people who sign in to the admin. */
export async function staffContacts(container: MedusaContainer): Promise<Contact[]> {
  const users = await everyRow((after, page) =>
    container.resolve(Modules.USER).listUsers(after as object, { ...page, select: ['id', 'email'] }),
  )
  return users.map(({ email }) => contactOf(email))
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

/** `failing`: no channel took it yet, ask again later; `given_up`: all tries failed. */
export type Told = 'told' | 'failing' | 'given_up'

/**
 * Sends a message unless its template told this address of this subject before, also when two try at once. A channel that
 * fails stops nobody: the next calls try again, later and later. Every message begins with who sends it, as the networks ask.
 */
export async function sendOnce(container: MedusaContainer, message: Message, now = new Date()): Promise<Told> {
  const notifications = container.resolve(Modules.NOTIFICATION)
  const { subject, text: said, ...rest } = message
  const text = /^[【[]/.test(said) ? said : container.resolve(MESSAGES_MODULE).opening('zh') + said
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
    logger.warn(`messages: no channel took ${template} of ${resource_id}, try ${earlier.length + 1}`)
    return 'failing'
  }
}

const dueAt = (first: Date | string, tries: number) =>
  new Date(new Date(first).getTime() + AGAIN_AFTER_MIN[tries - 1] * 60_000)
