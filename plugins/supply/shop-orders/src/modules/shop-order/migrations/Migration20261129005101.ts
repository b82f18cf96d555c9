import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * One number of a shop is one order, whatever door it comes by; it goes its ways alone, and what was placed keeps its order,
 * its sums and its promise for good.
 */
export class Migration20261129005101 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists shop_order (
      id text primary key,
      shop_id text not null,
      number text not null check (char_length(number) between 1 and 64),
      door text not null check (door in ('portal', 'file', 'api', 'hosted')),
      import_id text null,
      row_no integer null,
      content_hash text not null,
      body jsonb null,
      lead_hours integer not null check (lead_hours > 0),
      state text not null default 'waiting' check (state in ('waiting', 'held', 'refused', 'placed', 'canceled')),
      reason_code text null,
      reason text null,
      order_id text null,
      goods_fen integer null check (goods_fen >= 0),
      freight_fen integer null check (freight_fen >= 0),
      ship_by timestamptz null,
      held_until timestamptz null,
      placed_at timestamptz null,
      made_by text not null check (made_by <> ''),
      created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
      deleted_at timestamptz null check (deleted_at is null),
      constraint "CK_shop_order_placed" check ((order_id is not null) = (state in ('placed', 'canceled'))
        and (order_id is not null) = (placed_at is not null) and (order_id is not null) = (ship_by is not null)
        and (order_id is not null) = (goods_fen is not null) and (order_id is not null) = (freight_fen is not null)),
      constraint "CK_shop_order_held" check ((state = 'held') = (held_until is not null)),
      constraint "CK_shop_order_reason" check (state not in ('held', 'refused') or reason is not null),
      constraint "CK_shop_order_body" check (state not in ('waiting', 'held') or body is not null))`)
    this.addSql(`create unique index if not exists "UQ_shop_order_number" on shop_order (shop_id, number)`)
    this.addSql(`create unique index if not exists "UQ_shop_order_order" on shop_order (order_id) where order_id is not null`)
    this.addSql(`create index if not exists "IDX_shop_order_shop" on shop_order (shop_id, id)`)
    this.addSql(`create index if not exists "IDX_shop_order_shop_state" on shop_order (shop_id, state, id)`)
    this.addSql(`create index if not exists "IDX_shop_order_open" on shop_order (id) where state in ('waiting', 'held')`)
    this.addSql(`create index if not exists "IDX_shop_order_import" on shop_order (import_id, row_no) where import_id is not null`)
    this.addSql(`create index if not exists "IDX_shop_order_ship_by" on shop_order (ship_by) where state = 'placed'`)
    this.addSql(`create or replace function shop_order_guard() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then raise exception 'shop_order: 代发订单不能删除'; end if;
        if (new.shop_id, new.number) is distinct from (old.shop_id, old.number) then
          raise exception 'shop_order: 单号和店铺不能修改';
        end if;
        if new.state <> old.state and not (
            old.state = 'waiting' and new.state in ('held', 'refused', 'placed')
            or old.state = 'held' and new.state in ('waiting', 'refused', 'placed')
            or old.state = 'refused' and new.state = 'waiting'
            or old.state = 'placed' and new.state = 'canceled') then
          raise exception 'shop_order: 代发订单不能从 % 变为 %', old.state, new.state;
        end if;
        if old.order_id is not null and (new.order_id, new.goods_fen, new.freight_fen, new.ship_by, new.placed_at, new.door)
            is distinct from (old.order_id, old.goods_fen, old.freight_fen, old.ship_by, old.placed_at, old.door) then
          raise exception 'shop_order: 已下单的金额和发货时限不能修改';
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger shop_order_guard before update or delete on shop_order
      for each row execute function shop_order_guard()`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists shop_order cascade')
    this.addSql('drop function if exists shop_order_guard cascade')
  }
}
