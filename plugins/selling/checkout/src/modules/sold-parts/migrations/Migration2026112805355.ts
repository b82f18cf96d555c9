import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * What is held for an order stays where it lies: Medusa moves a hold to a place that has nothing of it, and takes it off
 * neither's count. And nothing is held for an order that is canceled: its goods were freed when it was, and whoever confirms a change of it a
 * moment later would hold them for ever. The change has written the order before it holds goods, so it sees the canceling,
 * or the canceling waits for it and frees them.
 */
export class Migration2026112805355 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create or replace function hold_living_orders() returns trigger language plpgsql as $$
      begin
        if exists (select 1 from order_item i join "order" o on o.id = i.order_id
            where i.item_id = new.line_item_id and o.status = 'canceled') then
          raise exception 'checkout: 订单已取消，不再为它留货';
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace function hold_stays() returns trigger language plpgsql as $$
      begin raise exception 'checkout: 为订单留的货不能换地方；请先改订单或取消订单'; end $$`)
    this.addSql(`create or replace function holds_watch() returns void language plpgsql as $$
      begin
        create or replace trigger hold_living_orders before insert or update of line_item_id on reservation_item
          for each row when (new.line_item_id is not null and new.deleted_at is null) execute function hold_living_orders();
        create or replace trigger hold_stays before update of location_id on reservation_item for each row
          when (old.line_item_id is not null and new.location_id is distinct from old.location_id)
          execute function hold_stays();
      end $$`)
  }

  override async down(): Promise<void> {
    this.addSql('drop function if exists holds_watch, hold_stays, hold_living_orders cascade')
  }
}
