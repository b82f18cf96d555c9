import { model } from '@medusajs/framework/utils'

/** `required_quantity` pieces of an inventory item are in one piece of the line. Written by a trigger (see migrations). */
export const SoldPart = model.define('sold_part', {
  id: model.id({ prefix: 'soldp' }).primaryKey(),
  line_item_id: model.text(),
  inventory_item_id: model.text(),
  required_quantity: model.number(),
})
