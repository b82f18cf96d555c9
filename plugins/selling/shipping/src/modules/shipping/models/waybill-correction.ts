import { model } from '@medusajs/framework/utils'

/** A parcel's carrier and waybill as they were typed wrong and as they are: written once, never changed. */
export const WaybillCorrection = model.define('waybill_correction', {
  id: model.id({ prefix: 'wbcorr' }).primaryKey(),
  order_id: model.text(),
  fulfillment_id: model.text().index(),
  from_carrier: model.text(),
  from_waybill: model.text(),
  to_carrier: model.text(),
  to_waybill: model.text(),
  reason: model.text(),
  corrected_by: model.text(),
})
