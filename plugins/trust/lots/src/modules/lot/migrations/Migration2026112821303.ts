import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * How an order to be packed stands at the outgoing inspection: `held` (something of it did not pass and was not lifted),
 * `to_inspect` (a standard asks for a look that no piece left to pack had since the last parcel) or `ready`. Asked for many
 * orders at once; what may leave is decided at the parcel itself.
 */
export class Migration2026112821303 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create or replace function lot_outgoing_state(wanted text) returns text language plpgsql stable as $$
      begin
        if exists (select from outgoing_inspection h
            where h.order_id = wanted and h.verdict = 'held' and h.lifted_at is null) then
          return 'held';
        end if;
        if exists (
          select from "order" o
            join order_item i on i.order_id = o.id and i.version = o.version and i.deleted_at is null
            join order_line_item n on n.id = i.item_id
            where o.id = wanted and i.quantity > i.fulfilled_quantity
              and exists (
                select from (
                  select k.good_id from product_product_traceability_good k
                    where k.product_id = n.product_id and k.deleted_at is null
                  union select l.good_id from sold_part p join lot l on l.inventory_item_id = p.inventory_item_id
                    where p.line_item_id = i.item_id) g
                where (select s.outbound_required from standard s
                  where s.good_id = g.good_id and s.effective_from <= lot_today() and s.deleted_at is null
                  order by s.version desc limit 1))
              and not exists (
                select from outgoing_inspection p
                  where p.order_id = wanted and p.verdict = 'passed'
                    and (p.line_item_id is null or p.line_item_id = i.item_id)
                    and p.at > coalesce((select max(f.created_at) from fulfillment_item c
                      join fulfillment f on f.id = c.fulfillment_id and f.canceled_at is null and f.deleted_at is null
                      where c.line_item_id = i.item_id and c.deleted_at is null), '-infinity'))) then
          return 'to_inspect';
        end if;
        return 'ready';
      end $$`)
  }

  override async down(): Promise<void> {
    this.addSql('drop function if exists lot_outgoing_state')
  }
}
