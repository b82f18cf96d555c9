import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** `open`: not looked at by the rules · `clear`, `noted`: nothing holds it · `ended`: taken back, or its money came back. */
const ARROWS = [
  ...['clear', 'noted', 'held', 'ended'].map((to) => `open-${to}`),
  ...['released', 'refused', 'ended'].map((to) => `held-${to}`),
  ...['clear', 'noted', 'released'].map((from) => `${from}-ended`),
]

/** 风险: each withdrawal that was looked at, and each release that was held; what was seen, what was decided, by whom and why. */
export class Migration20261129194603 extends Migration {
  override async up(): Promise<void> {
    for (const sql of SQL) this.addSql(sql)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists risk_act, risk_finding, risk_case')
    this.addSql('drop function if exists risk_moves, risk_tells, risk_stays')
  }
}

const SQL = [
  `create table if not exists risk_case (
    id text primary key check (id ~ '^risk_'),
    kind text not null check (kind in ('withdrawal', 'release')),
    distributor_id text not null check (distributor_id <> ''),
    payout_id text null constraint "UQ_risk_case_payout" unique,
    state text not null check (state in ('open', 'clear', 'noted', 'held', 'released', 'refused', 'ended')),
    state_at timestamptz not null default now(),
    state_by text not null check (state_by <> ''),
    state_reason text null check (state_reason <> ''),
    created_at timestamptz not null default now(),
    constraint "CK_risk_case_payout" check ((kind = 'withdrawal') = (payout_id is not null)),
    constraint "CK_risk_case_reason" check (state not in ('released', 'refused') or state_reason is not null))`,
  `create unique index if not exists "UQ_risk_case_release" on risk_case (distributor_id)
    where kind = 'release' and state = 'held'`,
  `create index if not exists "IDX_risk_case_state" on risk_case (state, created_at desc, id)`,
  `create index if not exists "IDX_risk_case_distributor" on risk_case (distributor_id, created_at desc)`,
  `create table if not exists risk_finding (
    id bigint generated always as identity primary key,
    case_id text not null references risk_case (id),
    rule text not null check (rule <> ''),
    severity text not null check (severity in ('hold', 'note')),
    text text not null check (text <> ''),
    seen_key text not null, orders jsonb not null,
    at timestamptz not null default now())`,
  `create index if not exists "IDX_risk_finding" on risk_finding (case_id, id)`,
  `create table if not exists risk_act (
    id bigint generated always as identity primary key,
    case_id text not null references risk_case (id),
    before text null, after text not null, by_id text not null, reason text null,
    at timestamptz not null default clock_timestamp())`,
  `create index if not exists "IDX_risk_act" on risk_act (case_id, id)`,
  `create or replace function risk_stays() returns trigger language plpgsql as $$
    begin raise exception 'risk: 核查的记录只能新增，不能修改或删除'; end $$`,
  `create or replace function risk_moves() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        if new.state <> (case new.kind when 'withdrawal' then 'open' else 'held' end) then
          raise exception 'risk: 核查从开始算起';
        end if;
        return new;
      end if;
      if old.state || '-' || new.state <> all (array['${ARROWS.join("', '")}']) then
        raise exception 'risk: CK_risk_moves % %', old.state, new.state;
      end if;
      if (new.id, new.kind, new.distributor_id, new.payout_id, new.created_at)
          is distinct from (old.id, old.kind, old.distributor_id, old.payout_id, old.created_at) then
        raise exception 'risk: 核查的记录不能改';
      end if;
      if new.state in ('clear', 'noted') and exists (select 1 from risk_finding f where f.case_id = new.id
          and f.severity = 'hold') then
        raise exception 'risk: 有要拦下的发现，不能放过' using errcode = 'check_violation';
      end if;
      return new;
    end $$`,
  `create or replace trigger risk_moves before insert or update on risk_case for each row execute function risk_moves()`,
  `create or replace function risk_tells() returns trigger language plpgsql as $$
    begin
      insert into risk_act (case_id, before, after, by_id, reason)
        values (new.id, case when tg_op = 'UPDATE' then old.state end, new.state, new.state_by, new.state_reason);
      return null;
    end $$`,
  `create or replace trigger risk_tells after insert or update on risk_case for each row execute function risk_tells()`,
  `create or replace trigger risk_case_stays before delete or truncate on risk_case
    for each statement execute function risk_stays()`,
  ...['risk_finding', 'risk_act'].map(
    (table) => `create or replace trigger ${table}_stays before update or delete or truncate on ${table}
      for each statement execute function risk_stays()`,
  ),
]
