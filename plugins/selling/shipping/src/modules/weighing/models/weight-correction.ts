import { model } from '@medusajs/framework/utils'
import { CORRECTION_STATES } from '../../../types'

/** The money a weighed parcel gives back to its buyer, from the weighing until it is refunded. */
export const WeightCorrection = model.define('weight_correction', {
  id: model.id({ prefix: 'wcorr' }).primaryKey(),
  order_id: model.text(),
  fulfillment_id: model.text(),
  state: model.enum([...CORRECTION_STATES]),
  goods_fen: model.number(),
  freight_fen: model.number(),
  /** Carriage as it was sold, and counted again by what is weighed so far; null where it does not go by weight. */
  freight_sold_fen: model.number().nullable(),
  freight_recounted_fen: model.number().nullable(),
  payment_id: model.text().nullable(),
  /** What is really refunded: less than due only where the payment holds less. */
  refund_fen: model.number().nullable(),
  refund_freight_fen: model.number().nullable(),
  refund_id: model.text().nullable(),
})
