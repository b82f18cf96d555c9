import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** A number goes one way: free, reserved for one parcel, then taken or canceled for good. None is deleted or given twice. */
export class Migration2026112823017 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create sequence if not exists waybill_own_seq`)
    this.addSql(`create table if not exists waybill_number (
      number text primary key constraint "CK_waybill_number_tidy" check (number ~ '^[A-Z0-9]{6,40}$'),
      carrier_code text not null check (carrier_code <> ''),
      source text not null check (source in ('own', 'file')),
      state text not null default 'free' check (state in ('free', 'reserved', 'taken', 'canceled')),
      key text null,
      order_id text null,
      added_by text not null check (added_by <> ''),
      created_at timestamptz not null default now(),
      moved_at timestamptz not null default now(),
      constraint "CK_waybill_number_key" check (key is not null or state in ('free', 'canceled')))`)
    this.addSql(`create unique index if not exists "UQ_waybill_number_key" on waybill_number (key)
      where state in ('reserved', 'taken')`)
    this.addSql(`create index if not exists "IDX_waybill_number_free" on waybill_number (carrier_code, number)
      where state = 'free'`)
    this.addSql(`create or replace function waybill_number_walk() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then raise exception 'warehouse: 运单号 % 不能删除', old.number; end if;
        if (new.number, new.carrier_code, new.source) is distinct from (old.number, old.carrier_code, old.source) then
          raise exception 'warehouse: 运单号 % 写下后不能改', old.number;
        end if;
        if old.state in ('taken', 'canceled') and new.state = 'free' or old.state = 'reserved' and new.state = 'free'
          or old.state = 'canceled' and new.state <> 'canceled' or old.state = 'taken' and new.state = 'reserved' then
          raise exception 'warehouse: 运单号 % 用过，不能再用', old.number;
        end if;
        if old.state <> 'free' and new.key is distinct from old.key then
          raise exception 'warehouse: 运单号 % 已留给别的包裹', old.number;
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger waybill_number_walk before update or delete on waybill_number
      for each row execute function waybill_number_walk()`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists waybill_number cascade')
    this.addSql('drop function if exists waybill_number_walk')
    this.addSql('drop sequence if exists waybill_own_seq')
  }
}
