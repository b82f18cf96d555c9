/** Tells whoever listens of a claim's steps: right after each step, and from the job what a crash or a fault left out. */
import type { MedusaContainer, Message } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { AFTER_SALES } from './modules/after-sales'
import type { AnnouncedStep } from './modules/after-sales/announce'
import { AFTER_SALE_INSPECTED, AFTER_SALE_MOVED } from './workflows/events'

/** Of one claim. Never throws: the step it tells of stands, and the job tells again. */
export async function announceSteps(container: MedusaContainer, after_sale_id: string): Promise<void> {
  try {
    await container.resolve(AFTER_SALES).announce(after_sale_id, (step) => tell(container, step))
  } catch (error) {
    const reason = (error as { message?: string } | null)?.message ?? 'unknown'
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
    logger.error(`after-sales: steps of ${after_sale_id} not announced yet: ${reason}`)
  }
}

/** Of all claims with steps that were left untold since before `before`. */
export async function announceLeft(container: MedusaContainer, before: Date, per_page = 200): Promise<void> {
  for (let after = ''; ;) {
    const left = await container.resolve(AFTER_SALES).unannounced(before, after, per_page)
    for (const id of left) await announceSteps(container, id)
    if (left.length < per_page) return
    after = left[left.length - 1]
  }
}

async function tell(container: MedusaContainer, { lines, ...step }: AnnouncedStep): Promise<void> {
  const { id, order_id } = step
  const inspected = lines.map((line) => ({ name: AFTER_SALE_INSPECTED, data: { id, order_id, ...line } }))
  const events: Message<object>[] = [...inspected, { name: AFTER_SALE_MOVED, data: step }]
  await container.resolve(Modules.EVENT_BUS).emit(events)
}
