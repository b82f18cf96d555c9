import { model } from '@medusajs/framework/utils'
import { Lot } from './lot'

/** A lot looked at and measured, on its way in or out; never changed afterwards, a new one counts instead. */
export const Inspection = model.define('inspection', {
  id: model.id({ prefix: 'insp' }).primaryKey(),
  lot: model.belongsTo(() => Lot, { mappedBy: 'inspections' }),
  kind: model.enum(['incoming', 'outgoing']),
  method: model.text(),
  sampling: model.text(),
  sample_count: model.number(),
  tolerance: model.text().default(''),
  inspector: model.text(),
  verdict: model.enum(['passed', 'failed']),
  results: model.json(),
  report_file_id: model.text().nullable(),
  /** Why a lot that failed was tested again. */
  retest_reason: model.text().nullable(),
  at: model.dateTime(),
})
