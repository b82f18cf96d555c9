import { model } from '@medusajs/framework/utils'

/** What a buyer paid to send goods back that the shop has to take: asked for once per claim, again only after a refusal. */
export const ReturnFreight = model
  .define('return_freight', {
    id: model.id({ prefix: 'asfrt' }).primaryKey(),
    after_sale_id: model.text(),
    state: model.enum(['requested', 'paid', 'refused']).default('requested'),
    amount_fen: model.number(),
    photo_ids: model.array(),
    /** Where the money shall go, as the buyer wrote it. */
    payee: model.text(),
    paid_fen: model.number().nullable(),
    method: model.enum(['cash', 'transfer']).nullable(),
    reference: model.text().nullable(),
    /** Why it was refused, or paid with less. */
    reason: model.text().nullable(),
    decided_by: model.text().nullable(),
    decided_at: model.dateTime().nullable(),
  })
  .indexes([
    { name: 'IDX_return_freight_claim_unique', on: ['after_sale_id'], unique: true, where: "state <> 'refused'" },
  ])
  .checks([
    { name: 'CK_return_freight_amount', expression: (c) => `${c.amount_fen} > 0` },
    {
      name: 'CK_return_freight_paid',
      expression: (c) =>
        `(${c.state} = 'paid') = (${c.paid_fen} is not null and ${c.paid_fen} > 0 and ${c.paid_fen} <= ${c.amount_fen} and ${c.method} is not null)`,
    },
    {
      name: 'CK_return_freight_decided',
      expression: (c) => `(${c.state} = 'requested') = (${c.decided_by} is null)`,
    },
    {
      name: 'CK_return_freight_refused_why',
      expression: (c) => `${c.state} <> 'refused' or ${c.reason} is not null`,
    },
  ])
