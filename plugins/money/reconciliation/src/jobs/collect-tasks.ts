import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { openChannels } from '../lib/channels'
import { keepTasksWorkflow } from '../workflows/workflows/keep-tasks'

/** Every minute: refunds that got stuck and disputes become tasks for staff. */
export default async function collectTasks(container: MedusaContainer): Promise<void> {
  for (const { key } of openChannels(container)) {
    try {
      await keepTasksWorkflow(container).run({ input: key })
    } catch (error) {
      const reason = (error as { message?: string } | null)?.message ?? 'unknown'
      container.resolve(ContainerRegistrationKeys.LOGGER).warn(`reconciliation: tasks of ${key}: ${reason}`)
    }
  }
}

export const config = { name: 'reconciliation-tasks', schedule: '* * * * *' }
