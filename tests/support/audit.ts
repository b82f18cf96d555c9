/** Reads a shop's database and the gateway's books side by side and says in words where they disagree. */
import pg from 'pg'
import { PROMISES } from '../../scripts/lib/promises.mjs'
import type { RunningShop } from './killable-shop'
import { REFUND_PARTS_FEN } from './shoppers'

type GatewayState = {
  orders: { out_trade_no: string; attach: string; total_fen: number; state: string }[]
  refunds: { out_trade_no: string; refund_fen: number; status: string }[]
}

/** Every line is one fault; none means orders, payments, stock and gateway agree and nothing is left open. */
export async function disagreements(shop: RunningShop): Promise<string[]> {
  const client = new pg.Client({ connectionString: shop.database_url })
  await client.connect()
  try {
    const faults: string[] = []
    for (const [fault, sql] of Object.entries(FAULTS)) {
      const { rows } = await client.query<{ id: string }>(sql)
      faults.push(...rows.map(({ id }) => `${fault}: ${id}`))
    }
    return [...faults, ...(await moneyFaults(client, shop))]
  } finally {
    await client.end()
  }
}

/** Once all has settled, nothing may be half-way any more; the rest is promised at any moment. */
const FAULTS: Record<string, string> = {
  ...PROMISES,
  'a placement is still open': `select order_id as id from placement where state = 'open' and deleted_at is null`,
  'a placement has no order': `select p.order_id as id from placement p left join "order" o on o.id = p.order_id
      where o.id is null and p.deleted_at is null`,
  'a capture is not in the ledger yet': `select k.id from capture k
      left join ledger_transaction t on t.idempotency_key = 'capture:' || k.id where t.id is null`,
  'a refund is not in the ledger yet': `select f.id from refund f
      left join ledger_transaction t on t.idempotency_key = 'refund:' || f.id where t.id is null`,
  'a refund is not booked on its order yet': `select f.id from refund f join payment y on y.id = f.payment_id
      join order_payment_collection l on l.payment_collection_id = y.payment_collection_id and l.deleted_at is null
      where f.deleted_at is null and not exists (select 1 from order_transaction t where t.order_id = l.order_id
        and t.reference = 'refund' and t.deleted_at is null and t.reference_id in (f.id, y.id))`,
  'a paid order asks for money or owes some': `select o.id from "order" o
      join placement p on p.order_id = o.id and p.state = 'paid' and p.deleted_at is null
      join order_summary s on s.order_id = o.id and s.version = o.version and s.deleted_at is null
      where o.status <> 'canceled' and round((s.totals->>'pending_difference')::numeric, 2) <> 0`,
  'a claim or a weighing is still open': `select id from after_sale where state not in ('refunded', 'refused')
      union all select id from weight_correction where state in ('weighed', 'refunding')`,
  'goods that came back are not on the shelf': `select a.id from after_sale a where a.restock = 'started'`,
  'stock is still held for no living order': `select r.id from reservation_item r
      left join order_item i on i.item_id = r.line_item_id and i.deleted_at is null
      left join "order" o on o.id = i.order_id and o.status <> 'canceled'
      where r.deleted_at is null and o.id is null`,
  'a living order does not hold its goods': `select i.id from order_item i
      join "order" o on o.id = i.order_id and o.version = i.version and o.status <> 'canceled'
      join order_line_item x on x.id = i.item_id
      join product_variant_inventory_item v on v.variant_id = x.variant_id and v.deleted_at is null
      left join reservation_item r on r.line_item_id = x.id and r.inventory_item_id = v.inventory_item_id
        and r.deleted_at is null
      group by i.id, i.quantity, i.fulfilled_quantity, v.inventory_item_id, v.required_quantity
      having coalesce(sum(r.quantity), 0) <> (i.quantity - i.fulfilled_quantity) * v.required_quantity`,
}

/** What the gateway kept for an order is the order's price when it stands, and nothing when it does not. */
async function moneyFaults(client: pg.Client, { wechat_gateway_url }: RunningShop): Promise<string[]> {
  const { orders, refunds } = (await (await fetch(`${wechat_gateway_url}/__sandbox/state`)).json()) as GatewayState
  const kept = new Map<string, number>()
  for (const { out_trade_no, attach, total_fen, state } of orders) {
    if (state !== 'SUCCESS' && state !== 'REFUND') continue
    const back = refunds.filter((refund) => refund.out_trade_no === out_trade_no && refund.status === 'SUCCESS')
    const net_fen = total_fen - back.reduce((sum, refund) => sum + refund.refund_fen, 0)
    const order = await orderOfSession(client, attach)
    if (!order) return [`the gateway holds money for no order: ${out_trade_no}`]
    kept.set(order, (kept.get(order) ?? 0) + net_fen)
  }
  const { rows } = await client.query<{
    id: string
    state: string
    total_fen: number
    net_fen: number
    back_fen: number
  }>(
    `select p.order_id as id, p.state,
        (select coalesce(sum(a.refund_fen), 0) from after_sale a where a.order_id = p.order_id
          and a.state = 'refunded')::int
        + (select coalesce(sum(w.refund_fen), 0) from weight_correction w where w.order_id = p.order_id
          and w.state = 'refunded')::int as back_fen, round(c.amount * 100)::int as total_fen,
        (select coalesce(round(sum(k.amount) * 100), 0) from capture k join payment y on y.id = k.payment_id
          where y.payment_collection_id = c.id and k.deleted_at is null)::int
        - (select coalesce(round(sum(f.amount) * 100), 0) from refund f join payment y on y.id = f.payment_id
          where y.payment_collection_id = c.id and f.deleted_at is null)::int as net_fen
       from placement p join order_payment_collection l on l.order_id = p.order_id and l.deleted_at is null
       join payment_collection c on c.id = l.payment_collection_id where p.deleted_at is null`,
  )
  return rows.flatMap(({ id, state, total_fen, net_fen, back_fen }) => {
    const gateway_fen = kept.get(id) ?? 0
    const possible = state === 'paid' ? [total_fen - back_fen, total_fen - sum(REFUND_PARTS_FEN)] : [0]
    if (gateway_fen === net_fen && possible.includes(net_fen)) return []
    return [`${id} is ${state} for ${total_fen} fen, the shop counts ${net_fen}, the gateway ${gateway_fen}`]
  })
}

/** A session's row goes when it is closed; the payment collection of a canceled order may have no session left. */
async function orderOfSession(client: pg.Client, sessionId: string): Promise<string | null> {
  const { rows } = await client.query<{ order_id: string }>(
    `select l.order_id from payment_session s
       join order_payment_collection l on l.payment_collection_id = s.payment_collection_id and l.deleted_at is null
      where s.id = $1`,
    [sessionId],
  )
  return rows[0]?.order_id ?? null
}

const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0)
