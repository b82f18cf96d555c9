import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { FreightTable } from '../../../../types'
import { setFreightTableWorkflow } from '../../../../workflows'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../../contract'

/** New rates for one way of shipping. */
export async function POST(req: MedusaRequest<FreightTable>, res: MedusaResponse) {
  const { id } = req.params
  const { result } = await setFreightTableWorkflow(req.scope).run({ input: { id, table: req.validatedBody } })
  reply(res, ROUTES['POST /admin/freight-tables/:id'], { freight_table: { id, table: result } })
}
