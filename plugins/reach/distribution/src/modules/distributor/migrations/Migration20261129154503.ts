import { Migration } from '@medusajs/framework/mikro-orm/migrations'

const ARROWS = [
  'applied-active',
  'applied-refused',
  'active-suspended',
  'suspended-active',
  ...['applied', 'refused', 'active', 'suspended'].map((from) => `${from}-ended`),
  ...['refused', 'ended'].map((from) => `${from}-applied`),
]

/**
 * Who sells by sharing, and each step of theirs. One level is the shape of the table: nothing in it leads from one
 * distributor to another, so that nobody can be paid for whom they brought (禁止传销条例 §7).
 */
export class Migration20261129154503 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists distributor (
      id text primary key check (id ~ '^dist_'),
      customer_id text not null unique check (customer_id <> ''),
      state text not null default 'applied' check (state in ('applied', 'active', 'refused', 'suspended', 'ended')),
      state_at timestamptz not null default now(),
      state_by text not null check (state_by <> ''),
      state_reason text null check (state_reason <> ''),
      name_sealed text null constraint "CK_distributor_sealed" check (name_sealed ~ '^v1[.]'),
      shown_name text not null constraint "CK_distributor_shown_name"
        check (char_length(shown_name) between 1 and 20 and shown_name = btrim(shown_name)),
      village text null constraint "CK_distributor_village"
        check (char_length(village) between 1 and 30 and village = btrim(village)),
      agreement_version text not null check (agreement_version <> ''),
      agreed_at timestamptz not null,
      code text not null constraint "UQ_distributor_code" unique
        constraint "CK_distributor_code" check (code ~ '^[2-9A-HJ-NP-Z]{6,8}$'),
      group_name text null check (char_length(group_name) between 1 and 30 and group_name = btrim(group_name)),
      group_by text null check (group_by <> ''),
      created_at timestamptz not null default now(),
      constraint "CK_distributor_reason" check (state not in ('refused', 'suspended') or state_reason is not null),
      constraint "CK_distributor_name" check (name_sealed is not null or state = 'ended'))`)
    this.addSql(`create index if not exists "IDX_distributor_state" on distributor (state, state_at, id)`)
    this.addSql(`create index if not exists "IDX_distributor_group" on distributor (group_name)
      where group_name is not null`)

    this.addSql(`create table if not exists distributor_act (
      id bigint generated always as identity primary key,
      distributor_id text not null references distributor (id),
      kind text not null check (kind in ('state', 'group')),
      before text null, after text null, reason text null, by_id text not null,
      created_at timestamptz not null default clock_timestamp())`)
    this.addSql(`create index if not exists "IDX_distributor_act" on distributor_act (distributor_id, id)`)

    this.addSql(`create or replace function distributor_moves() returns trigger language plpgsql as $$
      begin
        if tg_op = 'INSERT' then
          if new.state <> 'applied' or new.group_name is not null then
            raise exception 'distributor: 分销员从申请开始';
          end if;
          return new;
        end if;
        if old.state <> new.state and old.state || '-' || new.state <> all (array['${ARROWS.join("', '")}']) then
          raise exception 'distributor: 分销员不能从 % 变为 %', old.state, new.state;
        end if;
        if (new.id, new.customer_id, new.code, new.created_at)
            is distinct from (old.id, old.customer_id, old.code, old.created_at) then
          raise exception 'distributor: 分销员的编号、账号和推荐码不能改';
        end if;
        if not (new.state = 'applied' and old.state in ('refused', 'ended'))
          and (new.agreement_version, new.agreed_at) is distinct from (old.agreement_version, old.agreed_at) then
          raise exception 'distributor: 协议只能在重新申请时再签';
        end if;
        if not (new.state = 'applied' and old.state in ('refused', 'ended'))
          and not (new.name_sealed is null and new.state = 'ended')
          and new.name_sealed is distinct from old.name_sealed then
          raise exception 'distributor: 真实姓名只能在重新申请时改';
        end if;
        if new.group_name is distinct from old.group_name and new.group_by is null then
          raise exception 'distributor: 分组要写明是谁分的';
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger distributor_moves before insert or update on distributor
      for each row execute function distributor_moves()`)

    this.addSql(`create or replace function distributor_tells() returns trigger language plpgsql as $$
      begin
        if tg_op = 'INSERT' or new.state <> old.state then
          insert into distributor_act (distributor_id, kind, before, after, reason, by_id) values (new.id, 'state',
            case when tg_op = 'UPDATE' then old.state end, new.state, new.state_reason, new.state_by);
        end if;
        if tg_op = 'UPDATE' and new.group_name is distinct from old.group_name then
          insert into distributor_act (distributor_id, kind, before, after, by_id)
            values (new.id, 'group', old.group_name, new.group_name, new.group_by);
        end if;
        return null;
      end $$`)
    this.addSql(`create or replace trigger distributor_tells after insert or update on distributor
      for each row execute function distributor_tells()`)

    this.addSql(`create or replace function distributor_stays() returns trigger language plpgsql as $$
      begin
        raise exception 'distributor: 分销员和办理记录只增不减';
      end $$`)
    this.addSql(`create or replace trigger distributor_act_stays before update or delete or truncate on distributor_act
      for each statement execute function distributor_stays()`)
    this.addSql(`create or replace trigger distributor_stays before delete or truncate on distributor
      for each statement execute function distributor_stays()`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists distributor_act, distributor')
    this.addSql('drop function if exists distributor_stays, distributor_tells, distributor_moves')
  }
}
