import { model } from '@medusajs/framework/utils'
import { GOOD_KINDS, RETURN_RULES } from '../../../types'
import { Producer } from './producer'

/** What a product is in the county's world: how it keeps, where it is from, by which rules it may be sold. */
export const Good = model
  .define('good', {
    id: model.id({ prefix: 'good' }).primaryKey(),
    kind: model.enum([...GOOD_KINDS]),
    perishable: model.boolean().default(false),
    cold_chain: model.boolean().default(false),
    age_limit: model.number().nullable(),
    not_food: model.boolean().default(false),
    variable_weight: model.boolean().default(false),
    gi: model.text().nullable(),
    town: model.text().nullable(),
    village: model.text().nullable(),
    aliases: model.array(),
    sc_category: model.text().nullable(),
    return_rule: model.enum([...RETURN_RULES]).default('seven_days'),
    producer: model.belongsTo(() => Producer, { mappedBy: 'goods' }).nullable(),
  })
  .checks([
    { name: 'CK_good_medicinal_is_not_food', expression: (c) => `${c.kind} <> 'medicinal' or ${c.not_food}` },
    {
      name: 'CK_good_processed_needs_sc_category',
      expression: (c) => `${c.kind} <> 'processed' or ${c.sc_category} is not null`,
    },
    {
      name: 'CK_good_sc_category',
      expression: (c) => `${c.sc_category} is null or ${c.sc_category} ~ '^[12][0-9]{2}$'`,
    },
    { name: 'CK_good_age_limit', expression: (c) => `${c.age_limit} is null or ${c.age_limit} between 1 and 150` },
    { name: 'CK_good_fresh_is_perishable', expression: (c) => `${c.kind} <> 'fresh' or ${c.perishable}` },
    {
      name: 'CK_good_lotless',
      expression: (c) =>
        `${c.kind} not in ('voucher', 'service') or (${c.not_food} and not ${c.perishable} and ${c.sc_category} is null and not ${c.variable_weight})`,
    },
    {
      name: 'CK_good_return_rule',
      expression: (c) => `(${c.return_rule} = 'fresh_excluded') = ${c.perishable}`,
    },
  ])
