/** Messages no channel took are sent again, later and later, and then given up: staff find them as failed in Medusa. */
import type { MedusaContainer, NotificationDTO } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules, NotificationStatus } from '@medusajs/framework/utils'
import { AGAIN_AFTER_MIN, hasFailed } from './attempts'
import type { MessageFacts, OrderStep } from './types'
import { sendOrderMessagesWorkflow } from './workflows/workflows/send-order-messages'

const LOOK_BACK_MS = 24 * 3_600_000
const PAGE = 500
const UNSENT = [NotificationStatus.FAILURE, NotificationStatus.PENDING]

/** What an attempt leaves behind for the next one; never the text, which holds the order's secret link. */
interface Kept {
  order_id: string
  step: OrderStep
  amount?: number
  parcel?: MessageFacts['parcel']
  reason?: string
  underWay?: boolean
}

/** Safe to run twice at once: each attempt has a key of its own. @returns how many left */
export async function resendFailed(container: MedusaContainer, now = new Date()): Promise<number> {
  const notifications = container.resolve(Modules.NOTIFICATION)
  let sent = 0
  for (const { template, resource_id } of await unsentSubjects(container, new Date(now.getTime() - LOOK_BACK_MS))) {
    const attempts = await notifications.listNotifications(
      { template, resource_id: resource_id ?? '' },
      { order: { created_at: 'ASC' } },
    )
    const attempt = nextAttempt(attempts, now)
    if (attempt && (await sendAgain(container, attempts[0], attempt))) sent++
  }
  return sent
}

/** All of them, page by page: those given up must not stand in the way of later ones. */
async function unsentSubjects(container: MedusaContainer, since: Date): Promise<Iterable<NotificationDTO>> {
  const subjects = new Map<string, NotificationDTO>()
  for (let skip = 0; ; skip += PAGE) {
    const page = await container
      .resolve(Modules.NOTIFICATION)
      .listNotifications({ status: UNSENT, template: { $like: 'order-%' }, created_at: { $gte: since } } as object, {
        order: { created_at: 'ASC', id: 'ASC' },
        skip,
        take: PAGE,
      })
    page.forEach((one) => subjects.set(`${one.template}:${one.resource_id}`, one))
    if (page.length < PAGE) return subjects.values()
  }
}

/** The number of the attempt that is due; null where one succeeded, it is too early, or all were made. */
function nextAttempt(attempts: NotificationDTO[], now: Date): number | null {
  if (!attempts.every((attempt) => hasFailed(attempt, now))) return null
  const wait = AGAIN_AFTER_MIN[attempts.length - 1]
  const due = wait !== undefined && now.getTime() >= new Date(attempts[0].created_at).getTime() + wait * 60_000
  return due ? attempts.length + 1 : null
}

/**
 * By text message, what a nearer channel took and then could not deliver; once, however often that is heard of.
 * @param external_id what the channel called it
 */
export async function sendPlainly(container: MedusaContainer, channel: string, external_id: string): Promise<boolean> {
  const notifications = container.resolve(Modules.NOTIFICATION)
  const [lost] = await notifications.listNotifications({ channel, external_id } as object, { take: 1 })
  if (!lost) return false
  const { template, resource_id } = lost
  const tries = await notifications.listNotifications({ template, resource_id: resource_id ?? '' })
  return tries.length === 1 && sendAgain(container, lost, 2)
}

async function sendAgain(container: MedusaContainer, first: NotificationDTO, attempt: number): Promise<boolean> {
  const { order_id, step, amount, parcel, reason, underWay } = first.data as unknown as Kept
  const input = { order_id, step, amount, parcel, reason, underWay, about: first.resource_id ?? '', attempt }
  try {
    return (await sendOrderMessagesWorkflow(container).run({ input: [input] })).result[0]
  } catch {
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
    logger.warn(`[message] ${first.template} of ${first.resource_id} did not leave at attempt ${attempt}`)
    return false
  }
}
