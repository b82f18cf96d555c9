import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { TRACE } from '../../../../modules/trace'
import { needsCertificate } from '../../../../trace/labels/words'
import { releasedLotIds } from '../../../../trace/lot-rows'
import { readLot } from '../../../../trace/read-lot'

const SHOWN = 100

/** Released lots of bagged goods, each with its pieces and the codes it has already. */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const trace = request.scope.resolve(TRACE)
  const ids = await releasedLotIds(request.scope.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION), SHOWN)
  const lots = await Promise.all(
    ids.map(async (id) => {
      const lot = await readLot(request.scope, id)
      if (!lot) return []
      const { code, good, received_quantity: pieces } = lot
      const [title, spec] = [good?.title ?? '', good?.variant?.title ?? '']
      return [{ id, code, title, spec, pieces, live: await trace.liveCodes(id), certificate: needsCertificate(lot) }]
    }),
  )
  response.json({ lots: lots.flat() })
}
