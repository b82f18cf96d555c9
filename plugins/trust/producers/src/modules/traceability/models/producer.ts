import { model } from '@medusajs/framework/utils'
import { PRODUCER_KINDS } from '../../../types'
import { Good } from './good'

/** Who grew or made a good: an enterprise, a cooperative or a farming household. */
export const Producer = model
  .define('producer', {
    id: model.id({ prefix: 'producer' }).primaryKey(),
    key: model.text().unique(),
    name: model.text().searchable(),
    kind: model.enum([...PRODUCER_KINDS]),
    sc_licence: model.text().nullable(),
    credit_code: model.text().nullable(),
    town: model.text().nullable(),
    is_demo: model.boolean().default(false),
    goods: model.hasMany(() => Good, { mappedBy: 'producer' }),
  })
  .checks([
    {
      name: 'CK_producer_sc_licence',
      expression: (c) => `${c.sc_licence} is null or ${c.sc_licence} ~ '^SC[12][0-9]{13}$'`,
    },
    {
      name: 'CK_producer_credit_code',
      expression: (c) => `${c.credit_code} is null or ${c.credit_code} ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'`,
    },
  ])
