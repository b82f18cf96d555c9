import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { LOT } from '@shanzhen/lots/modules/lot'
import { lotUnknown } from '../../../../modules/recall/errors'
import { describeRows } from '../../../../recalls/read-report'
import { linesOf } from '../../../../recalls/lines-of'
import { listAffected } from '../../../../recalls/list-affected'
import { only, reply } from '@shanzhen/http/contract'
import { AffectedLine } from '../../../../wire'
import { type PreviewQuery, ROUTES } from '../../../contract'

/** What a recall of `lot_id` (or of the lot with this `code`) would be about; nothing is changed. */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const { lot_id, code = '' } = request.validatedQuery as PreviewQuery
  const service = request.scope.resolve(LOT)
  const [lot] = await service.listLots(lot_id ? { id: lot_id } : { code }, { take: 1 })
  if (!lot) throw lotUnknown()
  const lot_ids = await service.withDescendants(lot.id)
  const lots = await service.readLots(lot_ids)
  const rows = await listAffected(request.scope, lot_ids, await linesOf(request.scope, lot_ids))
  const named = await describeRows(request.scope, lot_ids, rows)
  reply(response, ROUTES['GET /admin/recalls/preview'], {
    lot_id: lot.id,
    lots: lots.map(({ id, code: name, state }) => ({ id, code: name, state })),
    affected: named.map((row) => only(AffectedLine, row)),
  })
}
