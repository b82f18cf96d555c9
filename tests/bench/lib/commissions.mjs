// Run inside a backend of the shop by `medusa exec`: as many lines as asked for earn commission and are due, then the night's job.
import { writeFileSync } from 'node:fs'
import release from '@shanzhen/commission/commission/release'

const DISTRIBUTORS = 200
const EARNED_FEN = 342
const BATCH = 500

/** @param {{ container: import('@medusajs/framework/types').MedusaContainer }} args */
export default async function settleNight({ container }) {
  const count = Number(process.env.BENCH_COMMISSIONS)
  await earn(container, count)
  // As Postgres does by itself in a shop that grew to it day by day.
  await container.resolve('__pg_connection__').raw('analyze')
  const from = performance.now()
  const released = await release.releaseCommissions(container)
  const seconds = (performance.now() - from) / 1000
  if (released !== count) throw new Error(`${released} of ${count} lines were released`)
  writeFileSync(String(process.env.BENCH_RESULT), JSON.stringify({ seconds }))
}

/**
 * Orders of one line that arrived long ago, each brought by one of the distributors, and what they earned in the book.
 * @param {import('@medusajs/framework/types').MedusaContainer} container @param {number} count
 */
export async function earn(container, count, distributors = DISTRIBUTORS) {
  const knex = container.resolve('__pg_connection__')
  await knex.transaction(async (/** @type {any} */ trx) => {
    for (const sql of ROWS) await trx.raw(sql, { count, distributors, earned: EARNED_FEN })
  })
  const ledger = container.resolve('ledger')
  const ids = Array.from({ length: distributors }, (_, i) => `dist_bench${i}`)
  const [cost, ...pending] = await ledger.ensureAccounts([
    {
      ...{ owner_type: 'platform', owner_id: 'supply-center', kind: 'distributor_commissions' },
      ...{ normal_side: 'debit', currency: 'cny', allow_negative: true },
    },
    ...ids.map((owner_id) => ({
      ...{
        owner_type: 'distributor',
        owner_id,
        kind: 'distributor_commission',
        stage: /** @type {const} */ ('pending'),
      },
      ...{ normal_side: /** @type {const} */ ('credit'), currency: 'cny', allow_negative: true },
    })),
  ])
  const posting = (/** @type {number} */ n) => ({
    ...{ idempotency_key: `commission:order_bench${n}:1`, reference_type: 'commission', currency: 'cny' },
    ...{ reference_id: `order_bench${n}`, kind: 'commission_earned', effective_at: new Date() },
    entries: [
      { account_id: cost.id, amount_fen: EARNED_FEN },
      { account_id: pending[n % distributors].id, amount_fen: -EARNED_FEN },
    ],
  })
  for (let n = 0; n < count; n += BATCH)
    await ledger.postBatch(Array.from({ length: Math.min(BATCH, count - n) }, (_, i) => posting(n + i)))
}

const DELIVERED = `now() - interval '20 days'`
const WHOLE = `'{"value":"2"}'::jsonb`
const NONE = `'{"value":"0"}'::jsonb`
/** `n` runs over all orders. */
const OVER = `from generate_series(0, :count - 1) n`

const ROWS = [
  `insert into customer (id, phone, has_account) select 'cus_dist' || n, '139' || lpad(n::text, 8, '0'), true
    from generate_series(0, :distributors - 1) n`,
  `insert into customer (id, phone, has_account) select 'cus_bench' || n, '137' || lpad(n::text, 8, '0'), true ${OVER}`,
  `insert into distributor (id, customer_id, code, name_sealed, shown_name, agreement_version, agreed_at, state_by)
    select 'dist_bench' || n, 'cus_dist' || n, translate('BENC' || lpad(to_hex(n), 4, 'f'), 'abcdef01', 'ABCDEFGH'), 'v1.bench', '测速', 'bench', now(), 'bench'
    from generate_series(0, :distributors - 1) n`,
  // They left, which keeps nothing from being released; a name that was never sealed cannot be opened by the rules of risk.
  `update distributor set state = 'ended', name_sealed = null where agreement_version = 'bench'`,
  `insert into commission_rule (id, name, scope, rate_bps, starts_at, entered_by)
    values ('crule_bench', '测速', 'all', 1000, now(), 'bench')`,
  `insert into order_address (id, phone, address_1, city, province)
    select 'ordaddr_bench' || n, '137' || lpad(n::text, 8, '0'), '演示路' || n || '号', '西安市', '陕西省' ${OVER}`,
  `insert into "order" (id, display_id, currency_code, customer_id, shipping_address_id, version, status)
    select 'order_bench' || n, 100000 + n, 'cny', 'cus_bench' || n, 'ordaddr_bench' || n, 1, 'pending' ${OVER}`,
  `insert into order_line_item (id, title, product_title, unit_price, raw_unit_price)
    select 'ordli_bench' || n, '测速', '测速', 17.1, '{"value":"17.1"}' ${OVER}`,
  `insert into order_item (id, order_id, version, item_id, quantity, raw_quantity, fulfilled_quantity,
      raw_fulfilled_quantity, shipped_quantity, raw_shipped_quantity, delivered_quantity, raw_delivered_quantity,
      return_requested_quantity, raw_return_requested_quantity, return_received_quantity, raw_return_received_quantity,
      return_dismissed_quantity, raw_return_dismissed_quantity, written_off_quantity, raw_written_off_quantity)
    select 'orditem_bench' || n, 'order_bench' || n, 1, 'ordli_bench' || n, 2, ${WHOLE}, 2, ${WHOLE}, 2, ${WHOLE}, 2, ${WHOLE},
      0, ${NONE}, 0, ${NONE}, 0, ${NONE}, 0, ${NONE} ${OVER}`,
  `insert into fulfillment (id, location_id, packed_at, shipped_at, delivered_at)
    select 'ful_bench' || n, 'sloc_bench', ${DELIVERED}, ${DELIVERED}, ${DELIVERED} ${OVER}`,
  `insert into order_fulfillment (id, order_id, fulfillment_id)
    select 'ordful_bench' || n, 'order_bench' || n, 'ful_bench' || n ${OVER}`,
  `insert into payment_collection (id, currency_code, amount, raw_amount, status)
    select 'pay_col_bench' || n, 'cny', 34.2, '{"value":"34.2"}', 'completed' ${OVER}`,
  `insert into order_payment_collection (id, order_id, payment_collection_id)
    select 'ordpay_bench' || n, 'order_bench' || n, 'pay_col_bench' || n ${OVER}`,
  `insert into payment (id, amount, raw_amount, currency_code, provider_id, payment_collection_id, payment_session_id, data)
    select 'pay_bench' || n, 34.2, '{"value":"34.2"}', 'cny', 'pp_wechatpay_wechatpay', 'pay_col_bench' || n,
      'payses_bench' || n, jsonb_build_object('openid', 'oBENCH' || n) ${OVER}`,
  `insert into order_attribution (order_id, distributor_id, way, window_days)
    select 'order_bench' || n, 'dist_bench' || n % :distributors, 'code', 15 ${OVER}`,
  `insert into commission_sale (order_id, distributor_id, display_id, decided_at)
    select 'order_bench' || n, 'dist_bench' || n % :distributors, 100000 + n,
      now() - n / :distributors * interval '1 hour' ${OVER}`,
  `insert into commission_line (line_item_id, order_id, distributor_id, title, quantity, paid_fen, rule_id, rate_bps,
      limit_bps, most_fen, kept_fen)
    select 'ordli_bench' || n, 'order_bench' || n, 'dist_bench' || n % :distributors, '测速', 2, 3420, 'crule_bench', 1000,
      2000, :earned, 3420 ${OVER}`,
  `insert into commission_step (order_id, turn, cause) select 'order_bench' || n, 1, 'paid' ${OVER}`,
  `insert into commission_entry (line_item_id, order_id, turn, base_fen, amount_fen)
    select 'ordli_bench' || n, 'order_bench' || n, 1, 3420, :earned ${OVER}`,
]
