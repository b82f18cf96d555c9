import { readLot } from '../../../../../story/read-lot'
import { findByCode } from '../../../../../scan/find'
import { unknownCode } from '../../../../../scan/refusal'
import { answeringScan, whoAsks } from '../../../../answering-scan'
import { sendHistory } from '../../../../send-history'

/** The whole history of the bag's lot, for whoever holds the bag or knows the lot's number. */
export const GET = answeringScan(async (request, response) => {
  const { lot_id } = await findByCode(request.scope, request.params.code ?? '', whoAsks(request))
  const lot = await readLot(request.scope, lot_id)
  if (!lot) throw unknownCode()
  sendHistory(request, response, lot)
})
