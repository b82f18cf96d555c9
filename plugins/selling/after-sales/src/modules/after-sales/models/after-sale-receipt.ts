import { model } from '@medusajs/framework/utils'

/** When an order's goods reached their buyer, and who says so. */
export const AfterSaleReceipt = model.define('after_sale_receipt', {
  id: model.id({ prefix: 'asrec' }).primaryKey(),
  order_id: model.text(),
  received_at: model.dateTime(),
  received_by: model.enum(['buyer', 'carrier', 'auto']),
})
