import { Migration } from '@medusajs/framework/mikro-orm/migrations'

const quoted = (words: string[]) => words.map((word) => `'${word}'`).join(', ')
const STATES = ['asked', 'checked', 'approved', 'sent', 'paid', 'failed', 'returned', 'refused', 'canceled']
const OPEN = quoted(['asked', 'checked', 'approved', 'sent'])
const LEFT = quoted(['sent', 'paid', 'failed', 'returned'])
const STEPS = [
  ['asked', 'checked'],
  ['asked', 'refused'],
  ['asked', 'canceled'],
  ['checked', 'approved'],
  ['checked', 'refused'],
  ['checked', 'canceled'],
  ['approved', 'sent'],
  ['approved', 'refused'],
  ['sent', 'paid'],
  ['sent', 'failed'],
  ['paid', 'returned'],
]
/** Written with the state alone. */
const MOVING = quoted([
  ...['state', 'state_by', 'state_at', 'state_reason', 'checked_by', 'approved_by', 'batch_id', 'reference'],
  'updated_at',
])

/**
 * A payout goes its way alone, one open per payee; who looked at it, who let it go and who made the bank's file of it are on
 * the row, and no person stands at both sides of one of these: the second to look is another natural person than the first,
 * and what the bank answered is entered by another one than made the file.
 */
export class Migration20261129050101 extends Migration {
  override async up(): Promise<void> {
    for (const sql of [...TABLES, ...GUARDS, ...STEPS_KEPT]) this.addSql(sql)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists payout_step, payout, payout_batch cascade')
    this.addSql('drop function if exists payout_guard, payout_stays, payout_note, payout_batch_whole cascade')
  }
}

const TABLES = [
  `create table if not exists payout_batch (
    id text primary key,
    number text not null unique,
    made_by text not null check (made_by <> ''),
    count integer not null check (count > 0),
    created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
    deleted_at timestamptz null check (deleted_at is null))`,
  `create table if not exists payout (
    id text primary key,
    number text not null unique check (number ~ '^DK[0-9]{8}[0-9A-Z]{8}$'),
    payee_type text not null check (payee_type <> ''),
    payee_id text not null check (payee_id <> ''),
    payee_name text not null,
    amount_fen integer not null constraint "CK_payout_amount" check (amount_fen > 0),
    currency text not null check (currency ~ '^[a-z]{3}$'),
    out_of text not null check (out_of <> ''),
    account_id text not null, bank text not null, holder text not null, number_end text not null,
    state text not null default 'asked' check (state in (${quoted(STATES)})),
    state_by text not null check (state_by <> ''),
    state_at timestamptz not null default now(),
    state_reason text null check (state_reason <> ''),
    asked_by text not null check (asked_by <> ''),
    checked_by text null, approved_by text null,
    batch_id text null references payout_batch (id),
    reference text null check (reference <> ''),
    created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
    deleted_at timestamptz null check (deleted_at is null),
    constraint "CK_payout_checked" check (state in ('asked', 'refused', 'canceled') or checked_by is not null),
    constraint "CK_payout_approved" check (state not in ('approved', ${LEFT}) or approved_by is not null),
    constraint "CK_payout_second_person" check (approved_by <> checked_by),
    constraint "CK_payout_batch" check ((state in (${LEFT})) = (batch_id is not null)),
    constraint "CK_payout_reference" check (state not in ('paid', 'returned') or reference is not null),
    constraint "CK_payout_reason" check (state not in ('failed', 'returned', 'refused') or state_reason is not null))`,
  `create unique index if not exists "UQ_payout_open" on payout (payee_type, payee_id) where state in (${OPEN})`,
  `create unique index if not exists "UQ_payout_reference" on payout (reference) where reference is not null`,
  `create index if not exists "IDX_payout_state" on payout (state, created_at, id)`,
  `create index if not exists "IDX_payout_moved" on payout (state_at)`,
  `create index if not exists "IDX_payout_payee" on payout (payee_type, payee_id, created_at, id)`,
  `create index if not exists "IDX_payout_batch" on payout (batch_id) where batch_id is not null`,
  `create table if not exists payout_step (
    id bigint generated always as identity primary key,
    payout_id text not null references payout (id),
    state text not null, by text not null, at timestamptz not null default now(), reason text null, reference text null)`,
  `create index if not exists "IDX_payout_step" on payout_step (payout_id, id)`,
]

const GUARDS = [
  `do $do$ begin
    if to_regprocedure('same_person(text, text)') is null then
      create function same_person(one text, other text) returns boolean language plpgsql stable as $$
        begin return one = other; end $$;
    end if;
    if to_regprocedure('second_person_unproved(text)') is null then
      create function second_person_unproved(person text) returns boolean language plpgsql stable as $$
        begin return false; end $$;
    end if; end $do$`,
  `create or replace function payout_stays() returns trigger language plpgsql as $$
    begin raise exception 'payouts: 打款记录只能新增，不能修改或删除'; end $$`,
  `create or replace function payout_guard() returns trigger language plpgsql as $$
    declare maker text;
    begin
      if tg_op = 'INSERT' then
        if new.state <> 'asked' or new.checked_by is not null or new.approved_by is not null then
          raise exception 'payouts: 打款从申请开始';
        end if;
        return new;
      end if;
      if (to_jsonb(new) - array[${MOVING}]) is distinct from (to_jsonb(old) - array[${MOVING}]) then
        raise exception 'payouts: 打款的金额、收款人和账户不能修改';
      end if;
      if (old.state, new.state) not in (${STEPS.map(([from, to]) => `('${from}', '${to}')`).join(', ')}) then
        raise exception 'payouts: CK_payout_moves % %', old.state, new.state;
      end if;
      if old.checked_by is not null and new.checked_by is distinct from old.checked_by
        or old.approved_by is not null and new.approved_by is distinct from old.approved_by
        or old.batch_id is not null and new.batch_id is distinct from old.batch_id
        or old.reference is not null and new.reference is distinct from old.reference then
        raise exception 'payouts: 打款经手的人和编号不能修改';
      end if;
      if new.state = 'approved' then
        if new.approved_by = new.checked_by then raise exception 'payouts: CK_payout_second_person'; end if;
        if same_person(new.approved_by, new.checked_by) then raise exception 'payouts: CK_payout_related'; end if;
        if second_person_unproved(new.approved_by) then raise exception 'payouts: CK_payout_unproved'; end if;
      end if;
      if new.state in ('paid', 'failed', 'returned') then
        select made_by into maker from payout_batch where id = new.batch_id;
        if new.state_by = maker then raise exception 'payouts: CK_payout_result_person'; end if;
        if same_person(new.state_by, maker) then raise exception 'payouts: CK_payout_result_related'; end if;
        if second_person_unproved(new.state_by) then raise exception 'payouts: CK_payout_unproved'; end if;
      end if;
      return new;
    end $$`,
  `create or replace trigger payout_guard before insert or update on payout for each row execute function payout_guard()`,
  `create or replace trigger payout_no_delete before delete on payout for each row execute function payout_stays()`,
  ...['payout', 'payout_batch', 'payout_step'].map(
    (table) => `create or replace trigger ${table}_no_truncate before truncate on ${table}
      for each statement execute function payout_stays()`,
  ),
  ...['payout_batch', 'payout_step'].map(
    (table) => `create or replace trigger ${table}_stays before update or delete on ${table}
      for each row execute function payout_stays()`,
  ),
  // At commit: a file holds what it says it holds.
  `create or replace function payout_batch_whole() returns trigger language plpgsql as $$
    begin
      if (select count(*) from payout where batch_id = new.id) <> new.count then
        raise exception 'payouts: 打款文件 % 的笔数不对', new.number;
      end if;
      return null;
    end $$`,
  `drop trigger if exists payout_batch_whole on payout_batch`,
  `create constraint trigger payout_batch_whole after insert on payout_batch
    deferrable initially deferred for each row execute function payout_batch_whole()`,
]

const STEPS_KEPT = [
  `create or replace function payout_note() returns trigger language plpgsql as $$
    begin
      insert into payout_step (payout_id, state, by, at, reason, reference)
        values (new.id, new.state, new.state_by, new.state_at, new.state_reason, new.reference);
      return null;
    end $$`,
  `create or replace trigger payout_note after insert or update on payout for each row execute function payout_note()`,
]
