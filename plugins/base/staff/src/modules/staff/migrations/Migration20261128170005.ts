import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * What staff did. An act stands before it is done, how it ended after it: one without an ending broke off. Neither is
 * ever changed or taken away, whoever asks.
 */
export class Migration20261128170005 extends Migration {
  override async up(): Promise<void> {
    for (const sql of [...TABLES, ...STAYS, ...OWNERS]) this.addSql(sql)
  }

  override async down(): Promise<void> {
    this.addSql('drop function if exists staff_watch_owners, staff_keeps_owner cascade')
    this.addSql('drop table if exists staff_act_ending, staff_act')
    this.addSql('drop function if exists staff_act_stays cascade')
  }
}

const TABLES = [
  `create table if not exists staff_act (
    id text primary key,
    at timestamptz not null default now(),
    user_id text not null,
    user_name text not null,
    key_id text null,
    network text not null,
    request_id text null,
    right_key text not null,
    route text not null,
    subject text null,
    subject_id text null,
    asked jsonb not null default '{}',
    reads boolean not null default false)`,
  `create table if not exists staff_act_ending (
    act_id text primary key references staff_act (id),
    at timestamptz not null default now(),
    status integer not null check (status between 100 and 599),
    said text null,
    changed jsonb not null default '[]' check (jsonb_typeof(changed) = 'array'))`,
  `create index if not exists "IDX_staff_act_at" on staff_act (at desc, id desc)`,
  `create index if not exists "IDX_staff_act_user" on staff_act (user_id, at desc, id desc)`,
  `create index if not exists "IDX_staff_act_subject" on staff_act (subject_id, at desc, id desc)`,
  `create index if not exists "IDX_staff_act_right" on staff_act (right_key, at desc, id desc)`,
]

const STAYS = [
  `create or replace function staff_act_stays() returns trigger language plpgsql as $$
    begin raise exception 'staff: 操作记录只能增加，不能修改或删除'; end $$`,
  ...['staff_act', 'staff_act_ending'].flatMap((table) => [
    `create or replace trigger ${table}_stays before update or delete on ${table}
      for each row execute function staff_act_stays()`,
    `create or replace trigger ${table}_no_truncate before truncate on ${table}
      for each statement execute function staff_act_stays()`,
  ]),
]

/** Medusa's tables may be younger than this one: `staff_watch_owners` is called again when the shop opens. */
const OWNERS = [
  // Two who take one another's role away at once wait for each other, and the second sees what the first did.
  `create or replace function staff_keeps_owner() returns trigger language plpgsql as $$
    begin
      perform pg_advisory_xact_lock(hashtext('staff_keeps_owner'));
      if not exists (select 1 from user_rbac_role r join "user" u on u.id = r.user_id and u.deleted_at is null
        where r.rbac_role_id = tg_argv[0] and r.deleted_at is null)
      then
        raise exception 'staff: 店里至少要留一位负责人：先把负责人交给别人' using errcode = 'check_violation';
      end if;
      return null;
    end $$`,
  `create or replace function staff_watch_owners(owner text) returns void language plpgsql as $$
    begin
      if to_regclass('user_rbac_role') is null or to_regclass('"user"') is null then return; end if;
      if exists (select 1 from pg_trigger where tgname = 'staff_keeps_owner_role' and tgrelid = to_regclass('user_rbac_role'))
      then return; end if;
      execute format('create constraint trigger staff_keeps_owner_role after update or delete on user_rbac_role
        deferrable initially deferred for each row when (old.rbac_role_id = %L and old.deleted_at is null)
        execute function staff_keeps_owner(%L)', owner, owner);
      execute format('create constraint trigger staff_keeps_owner_user after update of deleted_at or delete on "user"
        deferrable initially deferred for each row when (old.deleted_at is null)
        execute function staff_keeps_owner(%L)', owner);
    end $$`,
]
