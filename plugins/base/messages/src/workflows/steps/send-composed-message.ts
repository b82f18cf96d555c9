/** Sends messages, each at most once per idempotency key, also when the same event arrives twice at the same time. */
import type { INotificationModuleService } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import type { MessageWay } from '@shanzhen/ports/types'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { ComposedMessage } from '../../modules/messages/service'

export interface OutgoingMessage extends Omit<ComposedMessage, 'data'> {
  /** What another attempt is composed from. */
  data: Record<string, unknown>
  /** The order, payment, refund or parcel it tells of. */
  about: string
  attempt: number
  /** Tried before the channel itself, which takes what this one does not. */
  nearer?: MessageWay
}

/** Which of them left now, in the order they came. @throws where a channel took one of them not; the others left */
export const sendComposedMessagesStep = createStep(
  'send-composed-messages',
  async (messages: (OutgoingMessage | null)[], { container }) =>
    new StepResponse(await sendNearest(container.resolve(Modules.NOTIFICATION), messages)),
)

type Messages = (OutgoingMessage | null)[]

/** By the nearer way where there is one, and at once by text message where that took it not. */
async function sendNearest(notifications: INotificationModuleService, messages: Messages): Promise<boolean[]> {
  const left = new Map<number, boolean>()
  const plain: Messages = []
  for (const [place, one] of messages.entries()) {
    const outcome = one?.nearer ? await sendNearer(notifications, one) : null
    if (outcome === 'left' || outcome === 'told') left.set(place, outcome === 'left')
    // What failed and is written down counts as an attempt.
    else plain.push(one && outcome === 'failed' ? { ...one, attempt: one.attempt + 1 } : one)
  }
  const others = await sendAll(notifications, plain)
  return messages.map((_, place) => left.get(place) ?? others.shift() ?? false)
}

async function sendNearer(
  notifications: INotificationModuleService,
  one: OutgoingMessage,
): Promise<'left' | 'told' | 'failed' | 'unwritten'> {
  const tried = async () => (await attemptsOf(notifications, [one])).get(subjectOf(one)) ?? 0
  if ((await tried()) >= one.attempt) return 'told'
  try {
    const sent: unknown = await notifications.createNotifications({ ...noted(one), ...one.nearer })
    return sent ? 'left' : 'told'
  } catch (error) {
    // Somebody else has it in hand, and falls back where it fails.
    if (isDuplicate(error)) return 'told'
    return (await tried()) ? 'failed' : 'unwritten'
  }
}

async function sendAll(notifications: INotificationModuleService, messages: Messages): Promise<boolean[]> {
  // Under a key whose sending failed Medusa sends again without writing down that it did: each attempt has its own.
  const made = await attemptsOf(notifications, messages)
  const due = messages.filter(
    (one) => one !== null && (made.get(subjectOf(one)) ?? 0) < one.attempt,
  ) as OutgoingMessage[]
  if (!due.length) return messages.map(() => false)
  try {
    // What is there under its key already does not come back.
    const sent = await notifications.createNotifications(due.map(noted))
    const left = new Set(sent.map(({ template, resource_id }) => `${template}:${resource_id}`))
    return messages.map((one) => one !== null && left.has(subjectOf(one)))
  } catch (error) {
    if (!isDuplicate(error)) throw error
    // The database's unique key decides which of two simultaneous events sends; the other one is done here.
    if (due.length > 1) return oneByOne(notifications, messages)
    if (((await attemptsOf(notifications, due)).get(subjectOf(due[0])) ?? 0) < due[0].attempt) throw error
    return messages.map(() => false)
  }
}

async function oneByOne(notifications: INotificationModuleService, messages: Messages): Promise<boolean[]> {
  const sent: boolean[] = []
  for (const message of messages) sent.push(...(await sendAll(notifications, [message])))
  return sent
}

/** How often each was tried, by subject. */
async function attemptsOf(notifications: INotificationModuleService, messages: Messages): Promise<Map<string, number>> {
  const subjects = messages.filter((one) => one !== null)
  const filters = {
    template: [...new Set(subjects.map(({ template }) => template))],
    resource_id: [...new Set(subjects.map(({ about }) => about))],
  }
  const counts = new Map<string, number>()
  if (!subjects.length) return counts
  const select = ['id', 'template', 'resource_id']
  for (const { template, resource_id } of await notifications.listNotifications(filters as object, {
    select,
    take: null as unknown as number,
  })) {
    const subject = `${template}:${resource_id}`
    counts.set(subject, (counts.get(subject) ?? 0) + 1)
  }
  return counts
}

const subjectOf = ({ template, about }: OutgoingMessage) => `${template}:${about}`
const keyOf = (one: OutgoingMessage) => (one.attempt > 1 ? `${subjectOf(one)}:${one.attempt}` : subjectOf(one))

function noted(one: OutgoingMessage) {
  const { about, attempt: _, nearer: __, ...rest } = one
  return { ...rest, resource_id: about, idempotency_key: keyOf(one) }
}

function isDuplicate(error: unknown): boolean {
  return error instanceof Error && /already exists|unique|duplicate/i.test(error.message)
}
