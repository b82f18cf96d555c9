import { model } from '@medusajs/framework/utils'

/** A parcel that was written down as sent and never left: written once, never changed. */
export const ParcelUnpacking = model.define('parcel_unpacking', {
  id: model.id({ prefix: 'unpack' }).primaryKey(),
  order_id: model.text(),
  fulfillment_id: model.text(),
  carrier: model.text(),
  waybill: model.text(),
  reason: model.text(),
  unpacked_by: model.text(),
})
