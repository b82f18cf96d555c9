import { model } from '@medusajs/framework/utils'
import { Lot } from './lot'

/** What a good has to be like: grades, limits, packing and keeping. A lot is judged by the version it came in under. */
export const Standard = model
  .define('standard', {
    id: model.id({ prefix: 'std' }).primaryKey(),
    good_id: model.text(),
    version: model.number(),
    grades: model.json(),
    limits: model.json(),
    packing: model.text().default(''),
    storage: model.text().default(''),
    shelf_life_days: model.number(),
    effective_from: model.text(),
    /** Each parcel needs a passed outgoing inspection. */
    outbound_required: model.boolean().default(false),
    is_demo: model.boolean().default(false),
    lots: model.hasMany(() => Lot, { mappedBy: 'standard' }),
  })
  .indexes([{ on: ['good_id', 'version'], unique: true }])
