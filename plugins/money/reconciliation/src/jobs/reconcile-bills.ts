import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { openChannels } from '../lib/channels'
import { dueDays } from '../lib/due-days'
import { SYSTEM } from '../types'
import { reconcileDayWorkflow } from '../workflows/workflows/reconcile-day'

/**
 * Every quarter of an hour: yesterday's bills from 10:30 in Beijing on, and whatever day is still missing. Medusa tells a
 * job the moment it was planned for.
 */
export default async function reconcileBills(
  container: MedusaContainer,
  { scheduledFor: now }: { scheduledFor: Date },
) {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  for (const channel of openChannels(container)) {
    for (const bill_date of await dueDays(container, channel, now)) {
      try {
        await reconcileDayWorkflow(container).run({ input: { channel: channel.key, bill_date, fetched_by: SYSTEM } })
      } catch (error) {
        const reason = (error as { message?: string } | null)?.message ?? 'unknown'
        logger.warn(`reconciliation: bill of ${channel.key} for ${bill_date}: ${reason}`)
      }
    }
  }
}

export const config = { name: 'reconciliation-bills', schedule: '*/15 * * * *' }
