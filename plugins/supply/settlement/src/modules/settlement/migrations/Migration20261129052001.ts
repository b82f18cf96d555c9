import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * A statement follows the one before it without a gap: its number, its opening balance and the hash before it are that one's.
 * An entry of the book stands in one statement; nothing of a closed one changes but what its shop says about it.
 */
export class Migration20261129052001 extends Migration {
  override async up(): Promise<void> {
    for (const sql of [...TABLES, ...GUARDS]) this.addSql(sql)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists late_verdict, shop_statement_remark, shop_statement_line, shop_statement cascade')
    this.addSql('drop function if exists settlement_stays, shop_statement_guard, shop_statement_whole, shop_remark_guard cascade')
  }
}

const TABLES = [
  `create table if not exists shop_statement (
    id text primary key,
    shop_id text not null, shop_name text not null,
    seq integer not null check (seq > 0),
    number text not null unique,
    period_from timestamptz null, period_to timestamptz not null,
    opening_fen bigint not null, closing_fen bigint not null,
    line_count integer not null check (line_count > 0),
    settled_entry_id bigint not null,
    previous_hash text null, hash text not null check (hash ~ '^[0-9a-f]{64}$'),
    made_by text not null check (made_by <> ''),
    state text not null default 'issued' check (state in ('issued', 'disputed', 'confirmed')),
    state_by text not null check (state_by <> ''), state_at timestamptz not null default now(),
    created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
    deleted_at timestamptz null check (deleted_at is null),
    constraint "CK_shop_statement_period" check (period_from is null or period_from < period_to),
    constraint "CK_shop_statement_first" check ((seq = 1) = (previous_hash is null) and (seq > 1 or opening_fen = 0)))`,
  `create unique index if not exists "UQ_shop_statement_seq" on shop_statement (shop_id, seq)`,
  `create index if not exists "IDX_shop_statement_newest" on shop_statement (created_at, id)`,
  `create index if not exists "IDX_shop_statement_state" on shop_statement (state, state_at)`,
  `create table if not exists shop_statement_line (
    entry_id bigint primary key,
    statement_id text not null references shop_statement (id),
    no integer not null check (no > 0))`,
  `create unique index if not exists "UQ_shop_statement_line_no" on shop_statement_line (statement_id, no)`,
  `create table if not exists shop_statement_remark (
    id text primary key,
    statement_id text not null references shop_statement (id),
    no integer null,
    reason text not null check (char_length(btrim(reason)) between 2 and 500),
    by text not null check (by <> ''), at timestamptz not null default now(),
    answer text null check (char_length(btrim(answer)) between 2 and 500),
    answered_by text null, answered_at timestamptz null,
    constraint "CK_shop_remark_answered" check ((answer is null) = (answered_by is null)
      and (answer is null) = (answered_at is null)),
    constraint "FK_shop_remark_line" foreign key (statement_id, no) references shop_statement_line (statement_id, no))`,
  `create index if not exists "IDX_shop_remark" on shop_statement_remark (statement_id, at, id)`,
  `create table if not exists late_verdict (
    shop_order_id text primary key,
    shop_id text not null,
    ship_by timestamptz not null,
    verdict text not null check (verdict in ('credited', 'excused', 'on_time')),
    amount_fen integer not null check (amount_fen >= 0),
    reason text null,
    at timestamptz not null default now(),
    constraint "CK_late_verdict_sum" check ((verdict = 'credited') = (amount_fen > 0)),
    constraint "CK_late_verdict_reason" check ((verdict = 'excused') = (reason is not null)))`,
  `create index if not exists "IDX_late_verdict_ship_by" on late_verdict (ship_by)`,
]

const GUARDS = [
  `create or replace function settlement_stays() returns trigger language plpgsql as $$
    begin raise exception 'settlement: 对账记录只能新增，不能修改或删除'; end $$`,
  ...['shop_statement_line', 'late_verdict'].map(
    (table) => `create or replace trigger ${table}_stays before update or delete on ${table}
      for each row execute function settlement_stays()`,
  ),
  ...['shop_statement', 'shop_statement_line', 'shop_statement_remark', 'late_verdict'].map(
    (table) => `create or replace trigger ${table}_no_truncate before truncate on ${table}
      for each statement execute function settlement_stays()`,
  ),
  ...['shop_statement', 'shop_statement_remark'].map(
    (table) => `create or replace trigger ${table}_no_delete before delete on ${table}
      for each row execute function settlement_stays()`,
  ),
  `create or replace function shop_statement_guard() returns trigger language plpgsql as $$
    declare before shop_statement;
    begin
      if tg_op = 'INSERT' then
        if new.state <> 'issued' then raise exception 'settlement: 对账单从出账开始'; end if;
        select * into before from shop_statement where shop_id = new.shop_id order by seq desc limit 1;
        if new.seq <> coalesce(before.seq, 0) + 1
          or found and (new.opening_fen <> before.closing_fen or new.previous_hash is distinct from before.hash
            or new.period_from is distinct from before.period_to) then
          raise exception 'settlement: CK_shop_statement_follows';
        end if;
        return new;
      end if;
      if (to_jsonb(new) - array['state', 'state_by', 'state_at', 'updated_at'])
        <> (to_jsonb(old) - array['state', 'state_by', 'state_at', 'updated_at']) then
        raise exception 'settlement: 对账单出账后不能修改';
      end if;
      if (old.state, new.state) not in (('issued', 'disputed'), ('issued', 'confirmed'), ('disputed', 'issued'),
          ('disputed', 'disputed')) then
        raise exception 'settlement: CK_shop_statement_moves';
      end if;
      if new.state in ('issued', 'confirmed')
        and exists (select 1 from shop_statement_remark where statement_id = new.id and answer is null) then
        raise exception 'settlement: CK_shop_statement_unanswered';
      end if;
      return new;
    end $$`,
  `create or replace trigger shop_statement_guard before insert or update on shop_statement
    for each row execute function shop_statement_guard()`,
  // At commit: a statement has the lines it says it has.
  `create or replace function shop_statement_whole() returns trigger language plpgsql as $$
    begin
      if (select count(*) from shop_statement_line where statement_id = new.id) <> new.line_count then
        raise exception 'settlement: 对账单 % 的行数不对', new.number;
      end if;
      return null;
    end $$`,
  `drop trigger if exists shop_statement_whole on shop_statement`,
  `create constraint trigger shop_statement_whole after insert on shop_statement
    deferrable initially deferred for each row execute function shop_statement_whole()`,
  `create or replace function shop_remark_guard() returns trigger language plpgsql as $$
    begin
      if old.answer is not null or (to_jsonb(new) - array['answer', 'answered_by', 'answered_at'])
          <> (to_jsonb(old) - array['answer', 'answered_by', 'answered_at']) then
        raise exception 'settlement: CK_shop_remark_stays';
      end if;
      return new;
    end $$`,
  `create or replace trigger shop_remark_guard before update on shop_statement_remark
    for each row execute function shop_remark_guard()`,
]
