/** What came in and went back today and this month, as Beijing's calendar has them, and which goods run out. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { Figures, RunningOut } from '../wire'

/** A good of which so many or fewer may still be sold runs out. */
const FEW = 10
const SHOWN = 12

/** Yuan as Medusa keeps them, summed and turned into fen once. */
const moneyOf = (since: string) => `select
  (select count(distinct l.order_id)::int from capture c join payment p on p.id = c.payment_id
    join order_payment_collection l on l.payment_collection_id = p.payment_collection_id and l.deleted_at is null
    where c.created_at >= ${since} and c.deleted_at is null and p.currency_code = 'cny') as orders,
  (select coalesce(round(sum(c.amount) * 100), 0)::bigint from capture c join payment p on p.id = c.payment_id
    where c.created_at >= ${since} and c.deleted_at is null and p.currency_code = 'cny') as paid_fen,
  (select count(*)::int from refund r join payment p on p.id = r.payment_id
    where r.created_at >= ${since} and r.deleted_at is null and p.currency_code = 'cny') as refunds,
  (select coalesce(round(sum(r.amount) * 100), 0)::bigint from refund r join payment p on p.id = r.payment_id
    where r.created_at >= ${since} and r.deleted_at is null and p.currency_code = 'cny') as refunded_fen`
const startOf = (unit: 'day' | 'month') =>
  `date_trunc('${unit}', now() at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai'`

export async function readFigures(container: MedusaContainer): Promise<Figures> {
  const [today, month] = await Promise.all((['day', 'month'] as const).map((unit) => moneyIn(container, startOf(unit))))
  return { today, month }
}

async function moneyIn(container: MedusaContainer, since: string) {
  const { rows } = await database(container).raw<{ rows: Record<keyof Figures['today'], string | number>[] }>(
    moneyOf(since),
  )
  const { orders, paid_fen, refunds, refunded_fen } = rows[0]
  return {
    ...{ orders: Number(orders), paid_fen: Number(paid_fen) },
    ...{ refunds: Number(refunds), refunded_fen: Number(refunded_fen) },
  }
}

/** Goods somewhere in stock or once there, the fewest first; what is set aside for orders is not counted. */
export async function readRunningOut(container: MedusaContainer): Promise<RunningOut> {
  const { rows } = await database(container).raw<{ rows: (RunningOut['goods'][number] & { count: number })[] }>(
    `select i.id, coalesce(nullif(i.title, ''), i.sku, i.id) as title, sum(l.stocked_quantity - l.reserved_quantity)::int as left,
        count(*) over ()::int as count
      from inventory_item i join inventory_level l on l.inventory_item_id = i.id and l.deleted_at is null
      where i.deleted_at is null group by i.id
      having sum(l.stocked_quantity - l.reserved_quantity) <= ${FEW} order by 3, 2, 1 limit ${SHOWN}`,
  )
  return { few: FEW, count: rows[0]?.count ?? 0, goods: rows.map(({ id, title, left }) => ({ id, title, left })) }
}

const database = (container: MedusaContainer): Knex => container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
