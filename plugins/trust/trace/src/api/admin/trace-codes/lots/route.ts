import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { TRACE } from '../../../../modules/trace'
import { needsCertificate } from '../../../../labels/words'
import { LOT } from '@shanzhen/lots/modules/lot'
import { readLot } from '../../../../story/read-lot'
import { STAFF_ROUTES } from '../../../contract'
import type { LabelLotsQuery } from '../validators'

const SHOWN = 100

/** Released lots of bagged goods, the newest or those whose number holds `code`, each with its pieces and the codes it has already. */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const trace = request.scope.resolve(TRACE)
  const { code = '' } = request.validatedQuery as LabelLotsQuery
  const ids = await request.scope.resolve(LOT).releasedIds(code, SHOWN)
  const lots = await Promise.all(
    ids.map(async (id) => {
      const lot = await readLot(request.scope, id)
      if (!lot) return []
      const { good, received_quantity: pieces } = lot
      const [title, spec] = [good?.title ?? '', good?.variant?.title ?? '']
      return [
        {
          id,
          code: lot.code,
          title,
          spec,
          pieces,
          live: await trace.liveCodes(id),
          certificate: needsCertificate(lot),
        },
      ]
    }),
  )
  reply(response, STAFF_ROUTES['GET /admin/trace-codes/lots'], { lots: lots.flat() })
}
