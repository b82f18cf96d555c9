import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Notes are only ever added to; a flag is lifted once, and what it said stays. */
export class Migration20261128210903 extends Migration {
  override async up(): Promise<void> {
    const row = `created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
      deleted_at timestamptz null check (deleted_at is null)`
    this.addSql(`create table if not exists order_note (
      id text primary key, order_id text not null, text text not null check (btrim(text) <> '' and length(text) <= 1000),
      written_by text not null check (written_by <> ''), ${row})`)
    this.addSql(`create index if not exists "IDX_order_note_order_id" on order_note (order_id, created_at)`)
    this.addSql(`create table if not exists order_flag (
      id text primary key, order_id text not null, kind text not null check (kind in ('stop', 'urgent', 'check', 'mind')),
      reason text not null check (btrim(reason) <> ''), set_by text not null check (set_by <> ''),
      lifted_by text null, lifted_at timestamptz null, lift_reason text null, ${row},
      check (num_nonnulls(lifted_by, lifted_at, lift_reason) in (0, 3)))`)
    this.addSql(
      `create unique index if not exists "order_flag_once" on order_flag (order_id, kind) where lifted_at is null`,
    )
    this.addSql(`create or replace function order_note_stays() returns trigger language plpgsql as $$
      begin raise exception 'order_note: % 只能新增', tg_table_name; end $$`)
    this.addSql(`create trigger order_note_stays before update or delete on order_note
      for each row execute function order_note_stays()`)
    this.addSql(`create trigger order_flag_stays before delete on order_flag
      for each row execute function order_note_stays()`)
    this.addSql(`create or replace function order_flag_lifted_once() returns trigger language plpgsql as $$
      begin
        if old.lifted_at is not null or (new.id, new.order_id, new.kind, new.reason, new.set_by, new.created_at)
            is distinct from (old.id, old.order_id, old.kind, old.reason, old.set_by, old.created_at) then
          raise exception 'order_note: 标记只能撤下一次，不能改';
        end if;
        return new;
      end $$`)
    this.addSql(`create trigger order_flag_lifted_once before update on order_flag
      for each row execute function order_flag_lifted_once()`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists order_flag cascade')
    this.addSql('drop table if exists order_note cascade')
    this.addSql('drop function if exists order_flag_lifted_once')
    this.addSql('drop function if exists order_note_stays')
  }
}
