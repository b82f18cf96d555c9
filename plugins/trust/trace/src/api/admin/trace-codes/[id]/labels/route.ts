import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { buildLink } from '../../../../../gs1/digital-link'
import { TRACE } from '../../../../../modules/trace'
import * as errors from '../../../../../modules/trace/errors'
import { drawLabels } from '../../../../../labels/draw'
import { labelWords } from '../../../../../labels/words'
import { readLot } from '../../../../../story/read-lot'
import type { LabelsQuery } from '../../validators'

/** Labels as a PDF: A4 sheets or a 60 × 40 mm roll. @throws NOT_ALLOWED for a batch not ready, void, or a lot held back. */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const { format, from, take } = request.validatedQuery as LabelsQuery
  const trace = request.scope.resolve(TRACE)
  const [batch] = await trace.listTraceCodeBatches({ id: request.params.id })
  if (!batch) throw errors.batchUnknown()
  if (batch.state === 'making') throw errors.batchNotReady()
  if (batch.state === 'void') throw errors.batchVoid()
  const lot = await readLot(request.scope, batch.lot_id)
  if (lot?.state !== 'released') throw errors.notReleased(batch.lot_code)
  const { gtin14, lot_code } = batch
  const labels = (await trace.codesOf(batch.id, from, take)).map((code) => ({
    code,
    link: buildLink(trace.storefrontUrl, { gtin14, lot: lot_code, serial: code, best_before: lot.best_before }),
  }))
  if (!labels.length) throw errors.noLabels()
  response
    .setHeader('Content-Type', 'application/pdf')
    .setHeader('Content-Disposition', `attachment; filename="labels-${lot_code}-${from}.pdf"`)
    .send(await drawLabels(format, labelWords(lot, trace.storefrontUrl), labels))
}
