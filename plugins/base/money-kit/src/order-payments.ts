/** What is open, was paid and went back of orders: six of Medusa's tables in one statement, which its own way reads one after the other. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'

/** Amounts are decimal yuan as Medusa keeps them; a moment as JSON writes it. */
export type PaymentCollectionRow = {
  id: string
  status: string
  payment_sessions: {
    id: string
    provider_id: string
    amount: number
    status: string
    data: Record<string, unknown>
    authorized_at: string | null
  }[]
  payments: {
    id: string
    provider_id: string
    captures: { amount: number; created_by: string | null }[]
    refunds: { amount: number }[]
  }[]
}

/** By `l.order_id`, the oldest first. */
const COLLECTIONS = `select json_agg(json_build_object('id', c.id, 'status', c.status,
    'payment_sessions', (
      select coalesce(json_agg(json_build_object('id', s.id, 'provider_id', s.provider_id, 'amount', s.amount,
          'status', s.status, 'data', s.data, 'authorized_at', s.authorized_at) order by s.id), '[]')
        from payment_session s where s.payment_collection_id = c.id and s.deleted_at is null),
    'payments', (
      select coalesce(json_agg(json_build_object('id', p.id, 'provider_id', p.provider_id,
          'captures', (
            select coalesce(json_agg(json_build_object('amount', t.amount, 'created_by', t.created_by)
                order by t.id), '[]')
              from capture t where t.payment_id = p.id and t.deleted_at is null),
          'refunds', (
            select coalesce(json_agg(json_build_object('amount', r.amount) order by r.id), '[]')
              from refund r where r.payment_id = p.id and r.deleted_at is null)) order by p.id), '[]')
        from payment p where p.payment_collection_id = c.id and p.deleted_at is null)) order by c.id)
  from order_payment_collection l
  join payment_collection c on c.id = l.payment_collection_id and c.deleted_at is null
  where l.order_id = o.id and l.deleted_at is null`

/** The oldest first, by order; those of which nothing was ever asked are not among them. */
export async function readOrderPayments(
  container: MedusaContainer,
  order_ids: string[],
): Promise<Map<string, PaymentCollectionRow[]>> {
  const { rows } = await container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)
    .raw<{ rows: { id: string; collections: PaymentCollectionRow[] }[] }>(
      `select o.id, c.collections from unnest(?::text[]) as o (id)
        cross join lateral (${COLLECTIONS}) as c (collections) where c.collections is not null`,
      [order_ids],
    )
  return new Map(rows.map(({ id, collections }) => [id, collections]))
}

/** An order's money without its lines. */
export type OrderMoneyRow = {
  id: string
  status: string
  currency_code: string
  /** As Medusa counted it when the order last changed. */
  summary: { current_order_total?: number } | null
  /** Goods of it are on their way back: what they are worth is not in the summary yet. */
  awaits_goods: boolean
  payment_collections: PaymentCollectionRow[]
}

/** In one statement, where Medusa would read every line with its shares and taxes first. */
export async function readOrderMoney(container: MedusaContainer, order_ids: string[]): Promise<OrderMoneyRow[]> {
  const { rows } = await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw<{ rows: OrderMoneyRow[] }>(
    `select o.id, o.status, o.currency_code,
        (select s.totals from order_summary s where s.order_id = o.id and s.version = o.version and s.deleted_at is null
          order by s.id desc limit 1) as summary,
        exists (select from order_item i where i.order_id = o.id and i.version = o.version and i.deleted_at is null
          and i.return_requested_quantity > 0) as awaits_goods,
        coalesce((${COLLECTIONS}), '[]') as payment_collections
      from "order" o where o.id = any(?) and o.deleted_at is null order by o.id`,
    [order_ids],
  )
  return rows
}

/** Orders as `query.graph` reads them by `fields`, with their payments. @throws what the query throws */
export async function readOrdersWithPayments<Row extends { id: string }>(
  container: MedusaContainer,
  order_ids: string[],
  fields: string[],
): Promise<(Row & { payment_collections: PaymentCollectionRow[] })[]> {
  if (!order_ids.length) return []
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: 'order', fields, filters: { id: order_ids } })
  const payments = await readOrderPayments(container, order_ids)
  return (data as unknown as Row[]).map((row) => ({ ...row, payment_collections: payments.get(row.id) ?? [] }))
}
