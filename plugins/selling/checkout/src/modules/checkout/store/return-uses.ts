import type { Knex } from '@medusajs/framework/mikro-orm/knex'

/** What an order used of promotions: each code, what it took off (yuan), and whose it counted as. */
export type Uses = {
  actions: { code: string; amount: number }[]
  customer_id: string | null
  customer_email: string | null
}

type Budget = { id: string; type: string; attribute: string | null }

/**
 * An order that ends canceled gives back what it used of coupons and campaigns: nothing of it was delivered. Once, in one
 * transaction, under the row locks that Medusa's `registerUsage` takes in the same order; its own `revertUsage` takes none and
 * forgets promotions that ended meanwhile. @returns whether anything came back now
 */
export async function returnUses(knex: Knex, order_id: string): Promise<boolean> {
  return knex.transaction(async (trx) => {
    const { rows } = await trx.raw(
      `update placement set uses_returned_at = now(), updated_at = now() where order_id = ? and state = 'canceled'
         and uses is not null and uses_returned_at is null and deleted_at is null returning uses`,
      [order_id],
    )
    const uses = rows[0]?.uses as Uses | undefined
    if (!uses) return false
    const codes = [...new Set(uses.actions.map(({ code }) => code))]
    const { rows: promotions }: { rows: { id: string; code: string; campaign_id: string | null }[] } = await trx.raw(
      `select id, code, campaign_id from promotion where code = any(?) and deleted_at is null order by id for update`,
      [codes],
    )
    await trx.raw(`update promotion set used = greatest(used - 1, 0) where id = any(?) and "limit" is not null`, [
      promotions.map(({ id }: { id: string }) => id),
    ])
    const campaigns: string[] = [
      ...new Set(promotions.flatMap(({ campaign_id }: { campaign_id: string | null }) => campaign_id ?? [])),
    ]
    const { rows: budgets } = await trx.raw(
      `select id, type, attribute, campaign_id from promotion_campaign_budget where campaign_id = any(?)
         and deleted_at is null order by id for update`,
      [campaigns],
    )
    for (const budget of budgets as (Budget & { campaign_id: string })[]) {
      const own = new Set(
        promotions.flatMap((promotion: { code: string; campaign_id: string | null }) =>
          promotion.campaign_id === budget.campaign_id ? promotion.code : [],
        ),
      )
      await giveBack(
        trx,
        budget,
        uses,
        uses.actions.filter(({ code }) => own.has(code)),
      )
    }
    return true
  })
}

async function giveBack(trx: Knex.Transaction, { id, type, attribute }: Budget, uses: Uses, actions: Uses['actions']) {
  const spent = type === 'spend' ? actions.reduce((sum, { amount }) => sum + Math.round(amount * 100), 0) / 100 : 1
  await trx.raw(LESS('promotion_campaign_budget', 'id = :id'), { id, less: spent })
  if (type !== 'use_by_attribute') return
  const attribute_value = attribute === 'customer_email' ? uses.customer_email : uses.customer_id
  const less = new Set(actions.map(({ code }) => code)).size
  await trx.raw(LESS('promotion_campaign_budget_usage', 'budget_id = :id and attribute_value = :attribute_value'), {
    ...{ id, attribute_value, less },
  })
}

/** Medusa keeps decimals twice: as a number and as its words. */
const LESS = (
  table: string,
  where: string,
) => `update ${table} set used = greatest(used - :less, 0), updated_at = now(),
  raw_used = jsonb_set(raw_used, '{value}', to_jsonb(greatest(used - :less, 0)::text))
  where ${where} and deleted_at is null`
