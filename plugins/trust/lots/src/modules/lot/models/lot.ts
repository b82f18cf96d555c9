import { model } from '@medusajs/framework/utils'
import { LOT_STATES } from '../../../lot-types'
import { Inspection } from './inspection'
import { LotStock } from './lot-stock'
import { Standard } from './standard'

/** Goods of one kind harvested or made together. Written by SQL: its rules are triggers (see migrations). */
export const Lot = model.define('lot', {
  id: model.id({ prefix: 'lot' }).primaryKey(),
  code: model.text().searchable(),
  good_id: model.text(),
  inventory_item_id: model.text().nullable(),
  producer_id: model.text().nullable(),
  town: model.text().nullable(),
  village: model.text().nullable(),
  plot: model.text().nullable(),
  made_on: model.text(),
  best_before: model.text(),
  best_before_reason: model.text().nullable(),
  quantity_unit: model.enum(['piece', 'g']),
  received_quantity: model.number(),
  standard: model.belongsTo(() => Standard, { mappedBy: 'lots' }).nullable(),
  delivery_id: model.text().nullable(),
  state: model.enum([...LOT_STATES]).default('quarantine'),
  received_at: model.dateTime(),
  received_by: model.text(),
  released_at: model.dateTime().nullable(),
  released_by: model.text().nullable(),
  supplier_name: model.text().nullable(),
  supplier_contact: model.text().nullable(),
  is_demo: model.boolean().default(false),
  note: model.text().nullable(),
  metadata: model.json().nullable(),
  stock: model.hasMany(() => LotStock, { mappedBy: 'lot' }),
  inspections: model.hasMany(() => Inspection, { mappedBy: 'lot' }),
})
