import type { MedusaContainer } from '@medusajs/framework/types'
import { RECALL } from '../modules/recall'
import { tellBuyers } from '../recalls/tell-buyers'
import { openRecallWorkflow } from '../workflows/workflows/recalls'
import { wasRefunded } from '../workflows/steps/refund-affected'

const STUCK_MS = 2 * 60_000

/**
 * Every minute, for each open recall: lots not stopped yet are stopped, sales that came to light are added, buyers not
 * told are told, and refunds cut short by a crash are looked up. All of it may run twice.
 */
export default async function followRecalls(container: MedusaContainer) {
  const recalls = container.resolve(RECALL)
  for (const { id, lot_id, reason, opened_by, class: level } of await recalls.listRecalls({ state: 'open' })) {
    await openRecallWorkflow(container).run({ input: { lot_id, reason, class: level, actor: opened_by } })
    const recall = await recalls.retrieveWithRows(id)
    await tellBuyers(container, recall)
    for (const row of recall.affected) {
      if (row.state !== 'refunding' || Date.now() - row.updated_at.getTime() < STUCK_MS) continue
      const state = (await wasRefunded(container, row.id)) ? ('refunded' as const) : ('notified' as const)
      await recalls.move({ id: row.id, recall_id: id }, ['refunding'], { state, changed_by: 'system' })
    }
  }
}

export const config = { name: 'recall-follow', schedule: '* * * * *' }
