/** Commission that is a distributor's own, as the steps of an order would have written it. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { writeRelease } from '@shanzhen/commission/commission/book'
import { distributorCommissions, distributorPending } from '@shanzhen/ledger/postings/chart'

let made = 0

/** An order of so much commission, earned and released. @returns its id */
export async function earnCommission(container: MedusaContainer, distributor_id: string, fen: number): Promise<string> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const [order_id, line_item_id] = [`order_w${++made}`, `line_w${made}`]
  const commission = container.resolve('commission')
  const rule_id =
    (await knex('commission_rule').first<{ id: string } | undefined>('id'))?.id ??
    (await commission.enterRule({
      ...{ name: '全部', scope: 'all', target_id: null, group_name: null, rate_bps: 1000, cap_fen: null },
      ...{ starts_at: null, ends_at: null, entered_by: 'user_test' },
    }))
  const sale = { order_id, distributor_id, display_id: made, decided_at: new Date() }
  await commission.noteSale(sale, [
    {
      ...{ line_item_id, order_id, distributor_id, product_id: null, title: '蜂蜜', quantity: 1, paid_fen: fen * 10 },
      ...{ rule_id, rate_bps: 1000, limit_bps: 2000, cap_fen: null, most_fen: fen },
    },
  ])
  const ledger = container.resolve('ledger')
  await commission.within(async (trx) => {
    await trx('commission_step').insert({ order_id, turn: 1, cause: 'paid' })
    await trx('commission_entry').insert({ line_item_id, order_id, turn: 1, base_fen: fen * 10, amount_fen: fen })
    const [cost, pending] = await ledger.ensureAccounts(
      [distributorCommissions('cny'), distributorPending(distributor_id, 'cny')],
      trx,
    )
    await ledger.postBatch(
      [
        {
          ...{ idempotency_key: `commission:${order_id}:1`, reference_type: 'commission', reference_id: order_id },
          ...{ kind: 'commission_earned', currency: 'cny', effective_at: new Date() },
          entries: [
            { account_id: cost.id, amount_fen: fen },
            { account_id: pending.id, amount_fen: -fen },
          ],
        },
      ],
      trx,
    )
    await writeRelease(container, trx, distributor_id, [{ line_item_id, amount_fen: fen }])
  })
  return order_id
}
