import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * An order is complete when it is paid and all of it has left. Completed earlier it could be neither canceled nor run out
 * of its time, and would keep its goods for ever.
 */
export class Migration2026112805505 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create or replace function checkout_complete_last() returns trigger language plpgsql as $$
      begin
        if exists (select 1 from placement p where p.order_id = new.id and p.state = 'open' and p.deleted_at is null) then
          raise exception 'checkout: 订单还没有付款，不能标为完成';
        end if;
        if exists (select 1 from order_item i join order_line_item l on l.id = i.item_id and l.requires_shipping
            where i.order_id = new.id and i.version = new.version and i.deleted_at is null
              and i.quantity > coalesce(i.fulfilled_quantity, 0)) then
          raise exception 'checkout: 订单还有商品没有发出，不能标为完成';
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace function checkout_watch_completed() returns void language plpgsql as $$
      begin
        create or replace trigger checkout_complete_last before update of status on "order" for each row
          when (new.status = 'completed' and old.status is distinct from new.status)
          execute function checkout_complete_last();
      end $$`)
  }

  override async down(): Promise<void> {
    this.addSql('drop function if exists checkout_watch_completed, checkout_complete_last cascade')
  }
}
