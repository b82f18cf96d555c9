// What must be true of the shop's data at any moment, as questions to the database: each lists what breaks a promise.
// Read only.
import { BOOK_PROMISES } from './promises/book.mjs'
import { LOT_RULE_PROMISES } from './promises/lot-rules.mjs'
import { LOT_PROMISES } from './promises/lots.mjs'
import { SHIPPING_PROMISES } from './promises/shipping.mjs'
import { WAREHOUSE_PROMISES } from './promises/warehouse.mjs'
import { JOB_PROMISES } from './promises/jobs.mjs'
import { UNPAID_PROMISES } from './promises/unpaid.mjs'
import { PAYMENT_PROMISES } from './promises/payments.mjs'
import { COUNTER_PROMISES } from './promises/counter.mjs'
import { PURCHASE_PROMISES } from './promises/purchase.mjs'
import { PAYOUT_PROMISES } from './promises/payouts.mjs'
import { SETTLEMENT_PROMISES } from './promises/settlement.mjs'
import { SHOP_ORDER_PROMISES } from './promises/shop-orders.mjs'
import { DISTRIBUTION_PROMISES } from './promises/distribution.mjs'
import { SHOP_PAGE_PROMISES } from './promises/shop-pages.mjs'
import { WECHAT_PROMISES } from './promises/wechat.mjs'
import { VOUCHER_PROMISES } from './promises/vouchers.mjs'

/** @type {Record<string, string>} what is wrong in words → a query whose column `id` says where */
export const PROMISES = {
  ...PAYMENT_PROMISES,
  ...LOT_RULE_PROMISES,
  ...COUNTER_PROMISES,
  ...BOOK_PROMISES,
  ...VOUCHER_PROMISES,
  ...WECHAT_PROMISES,
  ...PURCHASE_PROMISES,
  '订单没有下单记录 an order has no placement': `select o.id from "order" o
      left join placement p on p.order_id = o.id and p.deleted_at is null
      where p.id is null and o.is_draft_order is not true and o.deleted_at is null`,
  '订单没有商品 an order has no line': `select o.id from "order" o
      where o.is_draft_order is not true and o.status <> 'canceled' and o.deleted_at is null
        and o.created_at < now() - interval '5 minutes' and not exists (select 1 from order_item i
          where i.order_id = o.id and i.version = o.version and i.deleted_at is null)`,
  '订单和下单记录对取消说法不一 order and placement disagree on being canceled': `
      select o.id from "order" o join placement p on p.order_id = o.id
      where p.deleted_at is null and o.deleted_at is null and (o.status = 'canceled') <> (p.state = 'canceled')`,
  '收款没有记到订单 a capture is not booked on its order': `select k.id from capture k
      join payment y on y.id = k.payment_id
      join order_payment_collection l on l.payment_collection_id = y.payment_collection_id and l.deleted_at is null
      where k.deleted_at is null and k.created_at < now() - interval '5 minutes' and not exists (select 1
        from order_transaction t where t.order_id = l.order_id and t.reference = 'capture' and t.deleted_at is null
          and t.reference_id = k.id)`,
  '退款没有记到订单 a refund is not booked on its order': `select f.id from refund f
      join payment y on y.id = f.payment_id
      join order_payment_collection l on l.payment_collection_id = y.payment_collection_id and l.deleted_at is null
      where f.deleted_at is null and f.created_at < now() - interval '5 minutes' and not exists (select 1
        from order_transaction t where t.order_id = l.order_id and t.reference = 'refund' and t.deleted_at is null
          and t.reference_id in (f.id, y.id))`,
  '已取消订单的钱没有退回 the money of a canceled order has not gone back': `
      select o.id from "order" o join order_payment_collection l on l.order_id = o.id and l.deleted_at is null
      join payment y on y.payment_collection_id = l.payment_collection_id and y.deleted_at is null
      where o.status = 'canceled' and o.deleted_at is null and o.canceled_at < now() - interval '1 day'
        and coalesce((select sum(amount) from capture k where k.payment_id = y.id and k.deleted_at is null), 0)
          > coalesce((select sum(amount) from refund f where f.payment_id = y.id and f.deleted_at is null), 0)`,
  '已取消的订单有包裹 a canceled order has a parcel': `select o.id from "order" o
      join order_fulfillment l on l.order_id = o.id and l.deleted_at is null
      join fulfillment f on f.id = l.fulfillment_id and f.canceled_at is null and f.deleted_at is null
      where o.status = 'canceled' and o.deleted_at is null`,
  '退款多于收款 more was refunded than captured': `select y.id from payment y
      where coalesce((select sum(amount) from refund f where f.payment_id = y.id and f.deleted_at is null), 0)
        > coalesce((select sum(amount) from capture k where k.payment_id = y.id and k.deleted_at is null), 0)`,
  '售后退款久未完成 a claim has been refunding for an hour': `select id from after_sale
      where state = 'refunding' and updated_at < now() - interval '1 hour'`,
  '验货入库没有完成 sellable goods of a claim may not be back on the shelf': `select id from after_sale
      where restock = 'started' and updated_at < now() - interval '2 minutes'`,
  '称重应退既无足额退款也未待退 a weighing with money due has not exactly its refunds, nor is it open': `
      select c.id from weight_correction c join fulfillment p on p.id = c.fulfillment_id
      left join refund f on f.note = 'weighing:' || c.id and f.deleted_at is null
        and f.created_at < now() - interval '5 minutes'
      group by c.id, p.id having count(f.id) > count(distinct f.payment_id)
        or (c.state = 'refunded' and not exists (select 1 from refund r where r.id = c.refund_id
          and r.deleted_at is null and r.note = 'weighing:' || c.id))
        or (c.state = 'refunded' and c.refund_fen is distinct from (select round(sum(r.amount) * 100) from refund r
          where r.deleted_at is null and r.note = 'weighing:' || c.id))
        or (c.state not in ('refunded', 'refunding') and count(f.id) > 0)
        or (c.state = 'void' and p.canceled_at is null)
        or (c.state = 'weighed' and coalesce(p.shipped_at, p.canceled_at) < now() - interval '5 minutes')`,
  '称重差价久未退回 the difference of a weighing has been refunding for an hour': `select id from weight_correction
      where state = 'refunding' and updated_at < now() - interval '1 hour'`,
  '变重商品未称重发出 a good of variable weight left unweighed': `select i.id from order_item i
      join order_line_item x on x.id = i.item_id where x.metadata->>'variable_weight' = 'true'
        and i.deleted_at is null and i.updated_at < now() - interval '5 minutes' and i.shipped_quantity > coalesce((
          select sum(w.quantity) from parcel_weighing w join weight_correction c on c.fulfillment_id = w.fulfillment_id
          where w.line_item_id = x.id and c.state <> 'void'), 0)`,
  '收款未入账 a capture is not in the ledger': `select k.id from capture k
      left join ledger_transaction t on t.idempotency_key = 'capture:' || k.id
      where t.id is null and k.deleted_at is null and k.created_at < now() - interval '5 minutes'`,
  '退款未入账 a refund is not in the ledger': `select f.id from refund f
      left join ledger_transaction t on t.idempotency_key = 'refund:' || f.id
      where t.id is null and f.deleted_at is null and f.created_at < now() - interval '5 minutes'`,
  '入账金额与收款不符 the ledger has another amount than was captured': `
      select k.id from capture k join ledger_transaction t on t.idempotency_key = 'capture:' || k.id
      join ledger_entry e on e.transaction_id = t.id and e.amount_fen > 0
      group by k.id, k.amount having sum(e.amount_fen) <> round(k.amount * 100)`,
  '入账金额与退款不符 the ledger has another amount than was refunded': `
      select f.id from refund f join ledger_transaction t on t.idempotency_key = 'refund:' || f.id
      join ledger_entry e on e.transaction_id = t.id and e.amount_fen > 0
      group by f.id, f.amount having sum(e.amount_fen) <> round(f.amount * 100)`,
  '分录不平 a ledger transaction does not balance': `select t.id from ledger_transaction t
      left join ledger_entry e on e.transaction_id = t.id
      group by t.id having count(e.id) < 2 or sum(e.amount_fen) <> 0`,
  '账户余额与分录不符 a balance is not the sum of its entries': `
      select coalesce(b.account_id, e.account_id) as id from ledger_balance b
      full join (select account_id, sum(amount_fen) as sum from ledger_entry group by account_id) e
        on e.account_id = b.account_id where b.balance_fen is distinct from e.sum`,
  '手续费与账单不符 a posted channel fee is not what the lines of its bill add up to': `
      select t.id from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
      join ledger_account a on a.id = e.account_id and a.kind = 'channel_fee'
      where t.kind = 'channel_fee' and e.amount_fen is distinct from (select sum(l.fee_fen) from channel_bill_line l
        where l.bill_id = t.reference_id and l.fee_currency = t.currency)`,
  '已核对账单的手续费未入账 the fee of a matched bill is not in the ledger': `
      select b.id from channel_bill b join channel_bill_line l on l.bill_id = b.id where b.state = 'matched'
      group by b.id, l.fee_currency having sum(l.fee_fen) <> 0 and not exists (select 1 from ledger_transaction t
        where t.idempotency_key = 'bill:' || b.channel || ':' || b.bill_date || ':fee:' || l.fee_currency)`,
  '账单收款既未对上也无差异 a payment in a matched bill is neither here nor a difference': `
      select l.id from channel_bill_line l join channel_bill b on b.id = l.bill_id and b.state = 'matched'
      left join bill_difference d on d.bill_id = b.id and d.line_kind = l.kind and d.reference = l.our_number
      left join payment y on y.payment_session_id = l.payment_session_id and exists (select 1 from capture k
        where k.payment_id = y.id and k.deleted_at is null)
      where l.kind = 'payment' and l.amount_fen > 0 and d.id is null and y.id is null`,
  '有效追溯码多于袋数 a lot has more live codes than bags and allowance': `select b.lot_id as id from trace_code_batch b
      where b.state <> 'void' group by b.lot_id having sum(b.count) - (select count(*) from trace_code c
        join trace_code_batch o on o.id = c.batch_id and o.state <> 'void' where c.lot_id = b.lot_id and c.state = 'void')
        > max(b.pieces + b.allowance)`,
  '追溯码枚数与记录不符 a batch of codes does not hold what it says': `select b.id from trace_code_batch b
      where b.made <> (select count(*) from trace_code c where c.batch_id = b.id)`,
  '追溯码所属批次不存在 a code belongs to no lot': `select b.id from trace_code_batch b
      left join lot l on l.id = b.lot_id and l.code = b.lot_code where l.id is null`,
  '预留数与预留记录不符 reserved is not the sum of the reservations': `select l.id from inventory_level l
      left join reservation_item r on r.inventory_item_id = l.inventory_item_id and r.location_id = l.location_id
        and r.deleted_at is null
      where l.deleted_at is null group by l.id, l.reserved_quantity
      having l.reserved_quantity <> coalesce(sum(r.quantity), 0)`,
  '预留不是整件 other than whole pieces are reserved': `select id from reservation_item
      where deleted_at is null and not (quantity > 0 and quantity < 1e9 and quantity = trunc(quantity))`,
  '预留多于库存 more is reserved than there is': `select l.id from inventory_level l
      where l.deleted_at is null and l.reserved_quantity > l.stocked_quantity and not exists (select 1
        from reservation_item r where r.inventory_item_id = l.inventory_item_id and r.allow_backorder)
      and not exists (select 1 from lot o where o.inventory_item_id = l.inventory_item_id
        and o.state in ('recalled', 'expired') and o.released_at is not null)`,
  '库存与批次不符 stock is not what the released lots hold': `select l.id from inventory_level l
      where l.deleted_at is null and exists (select 1 from lot o where o.inventory_item_id = l.inventory_item_id)
        and l.stocked_quantity <> (select coalesce(sum(s.quantity), 0) from lot_stock s join lot o on o.id = s.lot_id
          where o.inventory_item_id = l.inventory_item_id and s.location_id = l.location_id and o.state = 'released')`,
  '批次库存与流水不符 a lot holds other than its movements say': `
      select o.id from lot o where (select coalesce(sum(quantity), 0) from lot_stock s where s.lot_id = o.id)
        <> (select coalesce(sum(delta), 0) from lot_movement m where m.lot_id = o.id)`,
  '批次事件链断了 the chain of a lot is broken': `select e.lot_id as id from (select *, lag(hash, 1, repeat('0', 64))
        over (partition by lot_id order by seq) as before from lot_event) e
      where e.prev_hash <> e.before
        or e.hash <> encode(sha256(convert_to(e.prev_hash || E'\\n' || e.body, 'UTF8')), 'hex')`,
  '库存为已取消的订单保留 stock is held for no living order': `select r.id from reservation_item r
      left join order_item i on i.item_id = r.line_item_id and i.deleted_at is null
      left join "order" o on o.id = i.order_id and o.status <> 'canceled'
      where r.deleted_at is null and o.id is null and r.line_item_id is not null
        and r.created_at < now() - interval '5 minutes'`,
  ...LOT_PROMISES,
  ...SHIPPING_PROMISES,
  ...WAREHOUSE_PROMISES,
  ...SHOP_ORDER_PROMISES,
  ...SHOP_PAGE_PROMISES,
  ...DISTRIBUTION_PROMISES,
  ...PAYOUT_PROMISES,
  ...SETTLEMENT_PROMISES,
  ...UNPAID_PROMISES,
  ...JOB_PROMISES,
}

/**
 * @param {{ query: (sql: string) => Promise<{ rows: { id: string }[] }> }} client
 * @returns {Promise<{ promise: string, ids: string[] }[]>} one entry per promise, with what breaks it
 */
export async function checkPromises(client) {
  const results = []
  for (const [promise, sql] of Object.entries(PROMISES)) {
    const { rows } = await client.query(sql)
    results.push({ promise, ids: rows.map(({ id }) => id) })
  }
  return results
}
