import { readLot } from '../../../../../trace/read-lot'
import { findByCode } from '../../../../../trace/scan/find'
import { unknownCode } from '../../../../../trace/scan/refusal'
import { answeringScan, whoAsks } from '../../../../answering-scan'
import { sendHistory } from '../../../../send-history'

/** The whole history of the bag's lot, for whoever holds the bag. */
export const GET = answeringScan(async (request, response) => {
  const { code } = await findByCode(request.scope, request.params.code ?? '', whoAsks(request))
  const lot = await readLot(request.scope, code?.lot_id ?? '')
  if (!lot) throw unknownCode()
  sendHistory(request, response, lot)
})
