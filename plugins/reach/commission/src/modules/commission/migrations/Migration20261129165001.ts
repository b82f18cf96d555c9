import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * What sharing earns. Rules are never changed and begin no earlier than they are entered, so that which one counted for an
 * order can be said at any time. What an order earned, by line, is what its entries come to; what of it is the
 * distributor's own is what its releases come to; neither ever exceeds what the rule gave for the line.
 */
export class Migration20261129165001 extends Migration {
  override async up(): Promise<void> {
    for (const sql of [...RULES, ...SALES, ...STEPS]) this.addSql(sql)
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists commission_release_line, commission_release, commission_entry, commission_step,
      commission_line, commission_sale, commission_mark, commission_limit, commission_rule cascade`)
    this.addSql(
      'drop function if exists commission_stays, commission_rule_moves, commission_line_moves, commission_entry_counts, commission_release_counts cascade',
    )
  }
}

const kept = (table: string) => [
  `create or replace trigger ${table}_stays before update or delete on ${table} for each row execute function commission_stays()`,
  `create or replace trigger ${table}_no_truncate before truncate on ${table}
    for each statement execute function commission_stays()`,
]

const RULES = [
  `create or replace function commission_stays() returns trigger language plpgsql as $$
    begin raise exception '%: 佣金的记录只能新增，不能修改或删除', tg_table_name; end $$`,
  `create table if not exists commission_rule (
    id text primary key check (id ~ '^crule_'),
    name text not null check (char_length(name) between 1 and 40 and name = btrim(name)),
    scope text not null check (scope in ('all', 'shelf', 'good')),
    target_id text null,
    group_name text null check (group_name <> ''),
    rate_bps integer not null constraint "CK_commission_rule_rate" check (rate_bps between 0 and 5000),
    cap_fen integer null constraint "CK_commission_rule_cap" check (cap_fen > 0),
    starts_at timestamptz not null,
    ends_at timestamptz null constraint "CK_commission_rule_time" check (ends_at > starts_at),
    entered_by text not null check (entered_by <> ''),
    created_at timestamptz not null default now(),
    stopped_at timestamptz null, stopped_by text null,
    constraint "CK_commission_rule_target" check ((scope = 'all') = (target_id is null)),
    constraint "CK_commission_rule_stopped" check ((stopped_at is null) = (stopped_by is null)))`,
  `create index if not exists "IDX_commission_rule_open" on commission_rule (starts_at) where stopped_at is null`,
  `create or replace function commission_rule_moves() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        if new.starts_at < now() - interval '1 minute' or new.stopped_at is not null then
          raise exception 'commission_rule: 佣金规则从现在起才能生效，不能补在过去' using errcode = 'check_violation';
        end if;
        return new;
      end if;
      if tg_op = 'DELETE' or old.stopped_at is not null or new.stopped_at is null
          or new.stopped_at < now() - interval '1 minute'
          or to_jsonb(new) - 'stopped_at' - 'stopped_by' <> to_jsonb(old) - 'stopped_at' - 'stopped_by' then
        raise exception 'commission_rule: 佣金规则不能改，只能停用一次' using errcode = 'check_violation';
      end if;
      return new;
    end $$`,
  `create or replace trigger commission_rule_moves before insert or update or delete on commission_rule
    for each row execute function commission_rule_moves()`,
  `create or replace trigger commission_rule_no_truncate before truncate on commission_rule
    for each statement execute function commission_stays()`,
  // The most a good may ever give; the newest counts.
  `create table if not exists commission_limit (
    id bigint generated always as identity primary key,
    product_id text not null check (product_id <> ''),
    limit_bps integer not null check (limit_bps between 0 and 5000),
    entered_by text not null check (entered_by <> ''),
    created_at timestamptz not null default now())`,
  `create index if not exists "IDX_commission_limit" on commission_limit (product_id, id desc)`,
  ...kept('commission_limit'),
]

const SALES = [
  `create table if not exists commission_mark (id text primary key, at timestamptz not null)`,
  `create table if not exists commission_sale (
    order_id text primary key check (order_id <> ''),
    distributor_id text not null check (distributor_id <> ''),
    display_id integer not null,
    decided_at timestamptz not null,
    noted_at timestamptz not null default now())`,
  `create index if not exists "IDX_commission_sale_distributor" on commission_sale (distributor_id, order_id desc)`,
  `create index if not exists "IDX_commission_sale_decided" on commission_sale (decided_at, order_id)`,
  ...kept('commission_sale'),
  `create table if not exists commission_line (
    line_item_id text primary key,
    order_id text not null references commission_sale (order_id),
    distributor_id text not null,
    product_id text null,
    title text not null,
    quantity integer not null check (quantity > 0),
    paid_fen integer not null check (paid_fen > 0),
    rule_id text null references commission_rule (id),
    rate_bps integer not null,
    limit_bps integer not null,
    cap_fen integer null,
    most_fen integer not null,
    kept_fen integer not null default 0,
    earned_fen integer not null default 0,
    released_fen integer not null default 0,
    constraint "CK_commission_line_rule" check (rule_id is not null or rate_bps = 0),
    constraint "CK_commission_line_most" check (most_fen = least(
      floor(paid_fen::bigint * least(rate_bps, limit_bps) / 10000), coalesce(cap_fen::bigint * quantity, 2147483647))),
    constraint "CK_commission_line_kept" check (kept_fen between 0 and paid_fen),
    constraint "CK_commission_line_earned" check (earned_fen between 0 and most_fen),
    constraint "CK_commission_line_released" check (released_fen between 0 and most_fen))`,
  `create index if not exists "IDX_commission_line_order" on commission_line (order_id)`,
  `create index if not exists "IDX_commission_line_unsettled" on commission_line (distributor_id, order_id)
    where earned_fen <> released_fen`,
]

const STEPS = [
  `create table if not exists commission_step (
    order_id text not null references commission_sale (order_id),
    turn integer not null check (turn > 0),
    cause text not null check (cause in ('paid', 'money_back', 'own_purchase', 'restored')),
    at timestamptz not null default now(),
    primary key (order_id, turn))`,
  `create table if not exists commission_entry (
    line_item_id text not null references commission_line (line_item_id),
    order_id text not null, turn integer not null,
    base_fen integer not null check (base_fen >= 0),
    amount_fen integer not null check (amount_fen <> 0),
    primary key (line_item_id, turn),
    foreign key (order_id, turn) references commission_step (order_id, turn))`,
  `create index if not exists "IDX_commission_entry_order" on commission_entry (order_id, turn)`,
  `create table if not exists commission_release (
    id text primary key check (id ~ '^crel_'),
    distributor_id text not null,
    amount_fen integer not null,
    at timestamptz not null default now())`,
  `create index if not exists "IDX_commission_release_distributor" on commission_release (distributor_id, at desc, id)`,
  `create table if not exists commission_release_line (
    release_id text not null references commission_release (id),
    line_item_id text not null references commission_line (line_item_id),
    amount_fen integer not null check (amount_fen <> 0),
    primary key (release_id, line_item_id))`,
  `create index if not exists "IDX_commission_release_line" on commission_release_line (line_item_id)`,
  ...['commission_step', 'commission_entry', 'commission_release', 'commission_release_line'].flatMap(kept),
  // What a line says of itself is what its entries and releases came to: nobody writes it beside those.
  `create or replace function commission_line_moves() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' then raise exception 'commission_line: 佣金的记录只能新增，不能修改或删除'; end if;
      if tg_op = 'UPDATE' and to_jsonb(new) - 'earned_fen' - 'released_fen' - 'kept_fen'
          <> to_jsonb(old) - 'earned_fen' - 'released_fen' - 'kept_fen' then
        raise exception 'commission_line: 佣金的记录只能新增，不能修改或删除';
      end if;
      if new.earned_fen <> (select coalesce(sum(e.amount_fen), 0) from commission_entry e
            where e.line_item_id = new.line_item_id)
          or new.released_fen <> (select coalesce(sum(r.amount_fen), 0) from commission_release_line r
            where r.line_item_id = new.line_item_id) then
        raise exception 'commission_line: 佣金只随每一笔记录变' using errcode = 'check_violation';
      end if;
      return new;
    end $$`,
  `create or replace trigger commission_line_moves before insert or update or delete on commission_line
    for each row execute function commission_line_moves()`,
  `create or replace trigger commission_line_no_truncate before truncate on commission_line
    for each statement execute function commission_stays()`,
  `create or replace function commission_entry_counts() returns trigger language plpgsql as $$
    begin
      update commission_line set earned_fen = earned_fen + new.amount_fen
        where line_item_id = new.line_item_id and order_id = new.order_id;
      if not found then raise exception 'commission_entry: % 不是这个订单的', new.line_item_id
        using errcode = 'check_violation'; end if;
      return null;
    end $$`,
  `create or replace trigger commission_entry_counts after insert on commission_entry
    for each row execute function commission_entry_counts()`,
  `create or replace function commission_release_counts() returns trigger language plpgsql as $$
    begin
      update commission_line l set released_fen = released_fen + new.amount_fen
        from commission_release r where l.line_item_id = new.line_item_id and r.id = new.release_id
          and r.distributor_id = l.distributor_id;
      if not found then raise exception 'commission_release: % 不是这位分销员的', new.line_item_id
        using errcode = 'check_violation'; end if;
      return null;
    end $$`,
  `create or replace trigger commission_release_counts after insert on commission_release_line
    for each row execute function commission_release_counts()`,
]
