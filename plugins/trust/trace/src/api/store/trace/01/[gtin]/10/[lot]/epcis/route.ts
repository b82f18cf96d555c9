import { LOT } from '@shanzhen/lots/modules/lot'
import { readLot } from '../../../../../../../../story/read-lot'
import { findByLink } from '../../../../../../../../scan/find'
import { unknownLot } from '../../../../../../../../scan/refusal'
import { answeringScan, whoAsks } from '../../../../../../../answering-scan'
import { sendHistory } from '../../../../../../../send-history'

/** The whole history of a lot, by its GS1 Digital Link without a serial. */
export const GET = answeringScan(async (request, response) => {
  const { gtin = '', lot: code = '' } = request.params
  const { story } = await findByLink(request.scope, { gtin, lot: code, serial: null }, whoAsks(request))
  const lot = await readLot(request.scope, (await request.scope.resolve(LOT).idByCode(story.code)) ?? '')
  if (!lot) throw unknownLot()
  sendHistory(request, response, lot)
})
