import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * What orders hold while nobody has paid for them, as long as they hold it: limits are counted from these rows, so that
 * they stay few. They go with the promise, whoever ends it.
 */
export class Migration2026112802006 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists unpaid_order (
      order_id text primary key, buyer text not null, network text null, guest boolean not null,
      pieces integer not null check (pieces > 0), created_at timestamptz not null default now())`)
    this.addSql(`create index if not exists "IDX_unpaid_order_buyer" on unpaid_order (buyer)`)
    this.addSql(`create index if not exists "IDX_unpaid_order_network" on unpaid_order (network) where guest`)
    this.addSql(`create table if not exists unpaid_hold (
      order_id text not null references unpaid_order (order_id) on delete cascade, inventory_item_id text not null,
      quantity integer not null check (quantity > 0), primary key (inventory_item_id, order_id))`)
    this.addSql(`create index if not exists "IDX_unpaid_hold_order_id" on unpaid_hold (order_id)`)
    this.addSql(`create or replace function placement_lets_go() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' or new.state <> 'open' or new.deleted_at is not null then
          delete from unpaid_order where order_id = old.order_id;
        end if;
        return null;
      end $$`)
    this.addSql(`drop trigger if exists placement_lets_go on placement`)
    this.addSql(`create trigger placement_lets_go after delete or update of state, deleted_at on placement
      for each row execute function placement_lets_go()`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop trigger if exists placement_lets_go on placement`)
    this.addSql(`drop function if exists placement_lets_go`)
    this.addSql(`drop table if exists unpaid_hold, unpaid_order`)
  }
}
