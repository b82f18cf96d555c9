import { reply } from '@shanzhen/http/contract'
import { readThreshold, writeThreshold } from '../../../../../promotions/threshold'
import { answering, parse } from '../../../../answer'
import { ROUTES } from '../../../../contract'

/** From which sum of goods on a promotion counts. */
export const GET = answering(async (request, response) => {
  const threshold_fen = await readThreshold(request.scope, request.params.id)
  reply(response, ROUTES['GET /admin/checkout/promotions/:id'], { threshold_fen })
})

export const POST = answering(async (request, response) => {
  const { threshold_fen } = parse(ROUTES['POST /admin/checkout/promotions/:id'].body, request.body)
  await writeThreshold(request.scope, request.params.id, threshold_fen)
  reply(response, ROUTES['POST /admin/checkout/promotions/:id'], { threshold_fen })
})
