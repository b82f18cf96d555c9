import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * Outgoing inspections of orders. History only grows: a hold may be lifted, once, by somebody else than the inspector; an
 * order and each of its lines has one open hold at most.
 */
export class Migration20261125150210 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table standard add column if not exists outbound_required boolean not null default false`)
    this.addSql(`create table if not exists outgoing_inspection (
      id text primary key,
      order_id text not null check (order_id <> ''),
      line_item_id text null check (line_item_id <> ''),
      verdict text not null check (verdict in ('passed', 'held')),
      reason text null check (reason <> ''),
      results jsonb not null default '[]',
      note text null,
      inspector text not null check (inspector <> ''),
      at timestamptz not null default now(),
      lifted_by text null check (lifted_by <> ''),
      lifted_at timestamptz null,
      lift_reason text null check (lift_reason <> ''),
      constraint "CK_outgoing_reason" check ((verdict = 'held') = (reason is not null)),
      constraint "CK_outgoing_measured" check (verdict = 'held' or not results @> '[{"ok": false}]'),
      constraint "CK_outgoing_lift" check (num_nulls(lifted_by, lifted_at, lift_reason) in (0, 3)),
      constraint "CK_outgoing_lift_held" check (lifted_by is null or verdict = 'held'),
      constraint "CK_outgoing_second_person" check (lifted_by <> inspector))`)
    this.addSql(`create unique index if not exists "UQ_outgoing_open_hold"
      on outgoing_inspection (order_id, coalesce(line_item_id, '')) where verdict = 'held' and lifted_at is null`)
    this.addSql(`create index if not exists "IDX_outgoing_order" on outgoing_inspection (order_id, at)`)
    this.addSql(`create table if not exists outgoing_inspection_lot (
      inspection_id text not null references outgoing_inspection (id),
      lot_id text not null references lot (id),
      primary key (inspection_id, lot_id))`)
    this.addSql(`create or replace function outgoing_guard() returns trigger language plpgsql as $$
      begin
        if old.lifted_at is not null or new.lifted_at is null
            or (to_jsonb(new) - '{lifted_by,lifted_at,lift_reason}'::text[])
              is distinct from (to_jsonb(old) - '{lifted_by,lifted_at,lift_reason}'::text[]) then
          raise exception 'lot: outgoing_inspection 只能新增，不能修改';
        end if;
        return new;
      end $$`)
    this.addSql(`create trigger outgoing_inspection_guard before update on outgoing_inspection
      for each row execute function outgoing_guard()`)
    this.addSql(`create trigger outgoing_inspection_no_delete before delete on outgoing_inspection
      for each row execute function lot_refuse_change()`)
    this.addSql(`create trigger outgoing_inspection_lot_no_change before update or delete on outgoing_inspection_lot
      for each row execute function lot_refuse_change()`)
    for (const table of ['outgoing_inspection', 'outgoing_inspection_lot']) {
      this.addSql(`create trigger ${table}_no_truncate before truncate on ${table}
        for each statement execute function lot_refuse_change()`)
    }
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists outgoing_inspection_lot, outgoing_inspection cascade')
    this.addSql('drop function if exists outgoing_guard cascade')
    this.addSql('alter table standard drop column if exists outbound_required')
  }
}
