import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { Modules } from '@medusajs/framework/utils'
import { PROVINCES } from '../../../provinces'
import { readFreightTable } from '../../../schema'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../contract'
import { everyRow } from '@shanzhen/workflow-kit/every-row'

/** Every way of shipping with its rates, and the provinces rates are written for. */
export async function GET(req: MedusaRequest, res: MedusaResponse) {
  const options = await everyRow((after, page) =>
    req.scope.resolve(Modules.FULFILLMENT).listShippingOptions(after as object, page),
  )
  const tables = options.flatMap(({ id, name, data }) => {
    const table = readFreightTable(data)
    return table ? [{ id, name, table }] : []
  })
  reply(res, ROUTES['GET /admin/freight-tables'], { freight_tables: tables, provinces: [...PROVINCES] })
}
