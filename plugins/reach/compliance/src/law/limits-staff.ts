/**
 * 法律边界: what the law allows a shop that pays for sharing, what ours does about it, and a question to the tables that shows
 * whether it is kept at this moment. Each question says how many rows it looked at and how many break it.
 */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'

type Limit = { key: string; title: string; law: string; kept: string; sql: string }

/** Tables of this room, and columns that would lead from one distributor to another. */
const TABLES = `'^(distributor|commission|share|order_attribution|customer_binding)'`
const UPWARDS = `'(parent|invit|refer|upline|upper|leader|team|level|recruit|sponsor)'`
const TRADE_RECORDS = [
  ...[
    'distributor_act',
    'order_attribution',
    'commission_sale',
    'commission_line',
    'commission_step',
    'commission_entry',
  ],
  ...['commission_release', 'commission_release_line', 'commission_withdrawal', 'commission_withdrawal_release'],
]
/** Of pg_trigger.tgtype: what a trigger before the act may stop. */
const [BEFORE, ON_DELETE, ON_UPDATE, ON_TRUNCATE] = [2, 8, 16, 32]
const listed = (names: string[]) => names.map((name) => `'${name}'`).join(', ')

export const LIMITS: Limit[] = [
  {
    key: 'one_level',
    title: '只有一级',
    law: '《禁止传销条例》第七条第（三）项：不按下线的销售业绩给上线报酬',
    kept: '分销员之间没有上下级：表里没有一列从一位分销员通到另一位，也就没有地方记“谁带来了谁”。',
    sql: `select count(*) as seen, count(*) filter (where column_name ~ ${UPWARDS}
        or table_name = 'distributor' and column_name like '%distributor_id') as broken
      from information_schema.columns where table_schema = 'public' and table_name ~ ${TABLES}`,
  },
  {
    key: 'only_sales',
    title: '只为卖出的商品付佣金',
    law: '《禁止传销条例》第七条第（一）项：不按发展的人数给报酬',
    kept: '记给分销员的每一笔都来自一个买家付了款、由他带来的订单；拉人、分享、点击本身没有报酬。',
    sql: `select count(*) as seen, count(*) filter (where o.order_id is null or o.distributor_id <> s.distributor_id) as broken
      from commission_step e join commission_sale s on s.order_id = e.order_id
        left join order_attribution o on o.order_id = e.order_id`,
  },
  {
    key: 'no_fee',
    title: '不收费，不用先买东西',
    law: '《禁止传销条例》第七条第（二）项：不得收费或要求先认购商品才能加入',
    kept: '分销员的账户只因佣金、退款收回、提现和个税变动，没有别的扣款。',
    sql: `select count(*) as seen, count(*) filter (where t.kind !~ '^(commission|payout|tax)_') as broken
      from ledger_account a join ledger_entry e on e.account_id = a.id join ledger_transaction t on t.id = e.transaction_id
      where a.owner_type = 'distributor'`,
  },
  {
    key: 'good_limit',
    title: '佣金不超过商品的上限',
    law: '《反不正当竞争法》：向中间人付佣金要明示并如实入账',
    kept: '上限由供应中心定；每行商品的佣金由数据库拦在“实付 × 规则与上限中较低的一个”以内，按规则公开、逐笔入账。',
    sql: `select count(*) as seen,
        count(*) filter (where earned_fen > paid_fen::bigint * least(rate_bps, limit_bps) / 10000) as broken
      from commission_line`,
  },
  {
    key: 'own_purchase',
    title: '自己买不算',
    law: '《网络交易监督管理办法》第十四条：不得虚构交易',
    kept: '同一账号、手机、微信或同一地址和电话的订单下单时就作废，结算前再问一次；作废的订单没有佣金。',
    sql: `select count(*) as seen, count(*) filter (where l.earned_fen > 0) as broken
      from order_attribution o left join commission_line l on l.order_id = o.order_id where o.void_reason is not null`,
  },
  {
    key: 'tax_withheld',
    title: '付佣金就扣个税',
    law: '《个人所得税法》第九条：支付所得的单位是扣缴义务人',
    kept: '付出去的每笔提现，应扣的个税在付款的那一刻记为欠税务局的款。',
    sql: `select count(*) as seen, count(*) filter (where w.tax_fen > 0 and not exists (select 1 from ledger_transaction t
          where t.reference_type = 'withdrawal' and t.reference_id = w.payout_id and t.kind = 'tax_owed')) as broken
      from commission_withdrawal w where w.paid_at is not null`,
  },
  {
    key: 'quarter_reported',
    title: '每季报送身份和收入',
    law: '国务院令第 810 号《互联网平台企业涉税信息报送规定》：季度终了次月内报送',
    kept: '有人领过佣金的每个季度，次月末以前有一份两个人经手、已报送的文件。',
    sql: `select count(*) as seen, count(*) filter (where now() at time zone 'Asia/Shanghai' >= paid.quarter + interval '4 months'
        and not exists (select 1 from quarter_report r where r.state = 'handed_in' and r.quarter = to_char(paid.quarter, 'YYYY"Q"Q')))
        as broken
      from (select distinct date_trunc('quarter', paid_at at time zone 'Asia/Shanghai') as quarter from commission_withdrawal
        where paid_at is not null) paid`,
  },
  {
    key: 'two_people',
    title: '每笔佣金两个人放行',
    law: '《会计法》：审批与经办相互分离、相互制约',
    kept: '核对和放行提现的是两个人，数据库不认同一个人。',
    sql: `select count(*) as seen, count(*) filter (where approved_by = checked_by or checked_by is null) as broken
      from payout where payee_type = 'distributor' and approved_by is not null`,
  },
  {
    key: 'name_sealed',
    title: '姓名和证件加密',
    law: '《个人信息保护法》第五十一条：采取加密等安全措施',
    kept: '真实姓名和证件号加密保存，只有办事的人能看，每看一次都有记录。',
    sql: `select count(*) as seen, count(*) filter (where sealed !~ '^v1[.]') as broken
      from (select name_sealed as sealed from distributor where name_sealed is not null
        union all select number_sealed from distributor_identity) kept`,
  },
  {
    key: 'records_stay',
    title: '交易记录只增不改',
    law: '《电子商务法》第三十一条：交易记录保存不少于三年',
    kept: '佣金的每一步只能新增；下面数的是每张表的修改、删除和清空各有没有触发器看守，停用也算没有。',
    sql: `select count(*) as seen, count(*) filter (where not exists (select 1 from pg_trigger g
          where g.tgrelid = to_regclass(kept.name) and not g.tgisinternal and g.tgenabled in ('O', 'A')
            and g.tgtype & (${BEFORE} | act.bit) = (${BEFORE} | act.bit))) as broken
      from unnest(array[${listed(TRADE_RECORDS)}]) as kept (name)
        cross join unnest(array[${ON_UPDATE}, ${ON_DELETE}, ${ON_TRUNCATE}]) as act (bit)`,
  },
]

export async function askLimits(knex: Knex) {
  const asked: (Omit<Limit, 'sql'> & { seen: number; broken: number })[] = []
  for (const { sql, ...limit } of LIMITS) {
    const { rows } = await knex.raw<{ rows: { seen: string; broken: string }[] }>(sql)
    asked.push({ ...limit, seen: Number(rows[0]?.seen ?? 0), broken: Number(rows[0]?.broken ?? 0) })
  }
  return asked
}
