import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { LOT } from '@shanzhen/lots/modules/lot'
import { RECALL } from '../../modules/recall'
import type { RecallClass } from '../../modules/recall/types'
import { listAffected } from '../../recalls/list-affected'
import { unpackedOf } from '../../recalls/refundable'
import { recallLotsWorkflow } from '@shanzhen/lots/workflows/workflows/lots'

export type OpenRecall = { lot_id: string; reason: string; class: RecallClass; actor: string }

/**
 * Writes the recall down, takes the lots out of sale, lists whom it is about. Nothing is undone: whatever fails after
 * the first write is finished by the sweep, and asking again goes on where it stopped.
 */
export const openRecallStep = createStep('open-recall', async (input: OpenRecall, { container }) => {
  const { lot_id, reason, actor } = input
  const lots = container.resolve(LOT)
  const recalls = container.resolve(RECALL)
  const lot_ids = await lots.withDescendants(lot_id)
  await lots.readLots(lot_ids)
  const recall = await recalls.open({ lot_id, lot_ids, reason, class: input.class, opened_by: actor })
  const { result } = await recallLotsWorkflow(container).run({ input: { lot_id, actor, reason } })
  const { affected } = await recalls.retrieveWithRows(recall.id)
  const parcels = affected.flatMap(({ kind, fulfillment_id }) => (kind === 'buyer' && fulfillment_id) || [])
  await recalls.dropUnpacked(recall.id, await unpackedOf(container, [...new Set(parcels)]))
  await recalls.keepAffected(recall.id, await listAffected(container, result.lot_ids, result.lines), result.lot_ids)
  return new StepResponse({ id: recall.id })
})
