import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * Each line of an order remembers what it was sold as. Lines from before get what their variant is made of today, the
 * best there is to know of them.
 */
export class Migration2026112801454 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists sold_part (
      id text primary key,
      line_item_id text not null check (line_item_id <> ''),
      inventory_item_id text not null check (inventory_item_id <> ''),
      required_quantity int not null check (required_quantity > 0),
      created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
      deleted_at timestamptz null check (deleted_at is null),
      constraint "UQ_sold_part" unique (line_item_id, inventory_item_id))`)
    this.addSql(`create or replace function sold_part_stays() returns trigger language plpgsql as $$
      begin raise exception 'goods: 订单售出时的组成不能改动'; end $$`)
    this.addSql(`create trigger sold_part_stays before update or delete on sold_part
      for each row execute function sold_part_stays()`)
    this.addSql(`create trigger sold_part_no_truncate before truncate on sold_part
      for each statement execute function sold_part_stays()`)

    this.addSql(`create or replace function sold_parts_write(line text, variant text) returns void
      language plpgsql as $$ begin
      insert into sold_part (id, line_item_id, inventory_item_id, required_quantity)
        select 'soldp_' || md5(line || i.inventory_item_id), line, i.inventory_item_id, i.required_quantity
          from product_variant v join product_variant_inventory_item i on i.variant_id = v.id and i.deleted_at is null
          where v.id = variant and v.manage_inventory
        on conflict do nothing; end $$`)
    this.addSql(`create or replace function sold_part_remember() returns trigger language plpgsql as $$
      begin perform sold_parts_write(new.id, new.variant_id); return null; end $$`)

    this.addSql(`create or replace function goods_waited_for(variant text) returns boolean
      language plpgsql stable as $$ begin
      return exists (select 1 from order_line_item l join order_item i on i.item_id = l.id and i.deleted_at is null
        join "order" o on o.id = i.order_id and o.version = i.version and o.deleted_at is null
        where l.variant_id = variant and o.canceled_at is null and o.status <> 'canceled'
          and o.is_draft_order is not true and i.quantity > coalesce(i.fulfilled_quantity, 0)); end $$`)
    this.addSql(`create or replace function goods_keep_waited_for() returns trigger language plpgsql as $$
      begin
        if goods_waited_for(old.id) then raise exception 'goods: 还有订单在等这个商品，不能删除；请先发货或取消这些订单，或把商品下架'; end if;
        return case tg_op when 'DELETE' then old else new end;
      end $$`)
    this.addSql(`create or replace function sold_parts_watch() returns void language plpgsql as $$
      begin
        perform sold_parts_write(l.id, l.variant_id) from order_line_item l where l.variant_id is not null;
        create or replace trigger sold_part_remember after insert on order_line_item
          for each row when (new.variant_id is not null) execute function sold_part_remember();
        create or replace trigger goods_waited_for_hidden before update of deleted_at on product_variant for each row
          when (old.deleted_at is null and new.deleted_at is not null) execute function goods_keep_waited_for();
        create or replace trigger goods_waited_for_deleted before delete on product_variant
          for each row execute function goods_keep_waited_for();
      end $$`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop function if exists sold_parts_watch, sold_part_remember, sold_parts_write, goods_keep_waited_for,
      goods_waited_for, sold_part_stays cascade`)
    this.addSql('drop table if exists sold_part cascade')
  }
}
