import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { LOT_STATES, type LotState } from '../../../lot-types'
import { LOT } from '../../../modules/lot'
import { enterCertificatesWorkflow, receiveLotWorkflow } from '../../../workflows'
import { actorOf } from '../../actor'
import { tellingConflicts } from '../../conflicts'
import { withGoods } from './read-lots'
import type { Receive } from './validators'

/** The newest lots, of one state, one good or one size where asked. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const state = LOT_STATES.find((known) => known === req.query.state)
  const [q, good_id, inventory_item_id] = [req.query.q, req.query.good_id, req.query.inventory_item_id].map((value) =>
    typeof value === 'string' ? value : '',
  )
  const filters: { state?: LotState; q?: string; good_id?: string; inventory_item_id?: string } = {
    ...(state && { state }),
    ...(q && { q }),
    ...(good_id && { good_id }),
    ...(inventory_item_id && { inventory_item_id }),
  }
  const service = req.scope.resolve(LOT)
  const lots = await service.listLots(filters, { relations: ['stock'], order: { received_at: 'DESC' }, take: 500 })
  const days = await service.readLots(lots.map(({ id }) => id))
  const dated = lots.map((lot, i) => ({ ...lot, made_on: days[i].made_on, best_before: days[i].best_before }))
  res.json({ lots: await withGoods(req.scope, dated) })
}

/** Books a delivery into quarantine, with the promises that came with it. */
export const POST = tellingConflicts<Receive>(async (req, res) => {
  const { lots: entered, ...delivery } = req.validatedBody
  const newest = await req.scope.resolve(LOT).newestStandards(entered.map((lot) => lot.good_id))
  const { result: lots } = await receiveLotWorkflow(req.scope).run({
    input: {
      ...delivery,
      received_by: actorOf(req),
      lots: entered.map(({ promise_number: _promise, ...lot }) => ({
        ...lot,
        standard_id: newest.get(lot.good_id) ?? null,
      })),
    },
  })
  const promises = entered.flatMap(({ promise_number, producer_id }, i) =>
    promise_number && producer_id ? [{ number: promise_number, producer_id, lot: lots[i] }] : [],
  )
  if (promises.length) {
    await enterCertificatesWorkflow(req.scope).run({
      input: promises.map(({ number, producer_id, lot }) => ({
        ...{ number, producer_id, lot_id: lot.id, kind: 'promise' as const, good_ids: [lot.good_id] },
        ...{ valid_from: lot.made_on, valid_to: lot.best_before, entered_by: actorOf(req) },
      })),
    })
  }
  res.status(201).json({ lots })
})
