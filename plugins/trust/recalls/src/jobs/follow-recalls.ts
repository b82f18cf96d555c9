import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { LOT } from '@shanzhen/lots/modules/lot'
import { RECALL } from '../modules/recall'
import { letCanceledGo } from '../recalls/let-canceled-go'
import { finishPayBack } from '../recalls/pay-back'
import { tellBuyers } from '../recalls/tell-buyers'
import { openRecallWorkflow } from '../workflows/workflows/recalls'

const STUCK_MS = 2 * 60_000

/**
 * Every minute, for each open recall: lots not stopped yet are stopped, sales that came to light are added, buyers not
 * told are told, orders canceled meanwhile are let go, and refunds cut short by a crash are finished. All of it may run twice; where nothing of the lots moved
 * since, nothing is locked or listed again.
 */
export default async function followRecalls(container: MedusaContainer) {
  const recalls = container.resolve(RECALL)
  for (const {
    id,
    lot_id,
    reason,
    opened_by,
    class: level,
    stopped_at,
    looked_at_mark,
  } of await recalls.openRecalls()) {
    const { mark, stopped } = await container.resolve(LOT).recallMark(lot_id)
    if (!stopped || !stopped_at || mark !== looked_at_mark) {
      await openRecallWorkflow(container).run({ input: { lot_id, reason, class: level, actor: opened_by } })
      await recalls.markLookedAt(id, mark)
    }
    await letCanceledGo(container, id)
    if (!(await recalls.anyToDo(id))) continue
    const recall = await recalls.retrieveWithRows(id)
    await tellBuyers(container, recall)
    for (const row of recall.affected) {
      if (row.state !== 'refunding' || Date.now() - row.updated_at.getTime() < STUCK_MS) continue
      await finishPayBack(container, row).catch((error: unknown) => {
        const reason = (error as { message?: string } | null)?.message ?? 'unknown'
        container.resolve(ContainerRegistrationKeys.LOGGER).error(`recall: refund of ${row.id} still open: ${reason}`)
      })
    }
  }
}

export const config = { name: 'recall-follow', schedule: '* * * * *' }
