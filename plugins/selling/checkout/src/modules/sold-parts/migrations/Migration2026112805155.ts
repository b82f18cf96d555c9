import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * Pieces that staff take off a line take their share of its coupons with them. Medusa leaves the whole discount on what
 * remains: the buyer would get list prices back for goods bought at less, and a line could be worth less than nothing. An
 * edit of a line therefore carries the discounts it leaves: their share of the pieces kept, in whole fen, and never more
 * than these cost. Pieces added cost what they cost.
 */
export class Migration2026112805155 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create or replace function line_discounts_number(value jsonb) returns numeric language sql immutable as $$
      select (case jsonb_typeof(value) when 'object' then value ->> 'value' else value #>> '{}' end)::numeric $$`)
    this.addSql(`create or replace function line_discounts_left(line text, at_version int, share numeric, room numeric)
      returns jsonb language plpgsql stable as $$
      declare one record; kept numeric; list jsonb := '[]';
      begin
        for one in select code, amount, description, promotion_id, provider_id, is_tax_inclusive
            from order_line_item_adjustment
            where item_id = line and version = at_version and deleted_at is null order by id loop
          kept := least(round(one.amount * share, 2), room);
          room := room - kept;
          if kept > 0 then
            list := list || jsonb_build_object('code', one.code, 'amount', kept, 'description', one.description,
              'promotion_id', one.promotion_id, 'provider_id', one.provider_id,
              'is_tax_inclusive', coalesce(one.is_tax_inclusive, false));
          end if;
        end loop;
        return list;
      end $$`)
    this.addSql(`create or replace function line_discounts_follow() returns trigger language plpgsql as $$
      declare line record; wanted numeric; price numeric;
      begin
        select i.item_id, i.quantity, i.version, coalesce(i.unit_price, l.unit_price) as unit_price into line
          from "order" o join order_item i on i.order_id = o.id and i.version = o.version and i.deleted_at is null
          join order_line_item l on l.id = i.item_id
          where o.id = new.order_id and o.is_draft_order is not true and i.item_id = new.details ->> 'reference_id'
            and exists (select 1 from order_line_item_adjustment a
              where a.item_id = i.item_id and a.version = i.version and a.deleted_at is null);
        wanted := line_discounts_number(new.details -> 'quantity');
        if line.item_id is null or line.quantity <= 0 or wanted is null then return new; end if;
        price := coalesce(line_discounts_number(new.details -> 'unit_price'), line.unit_price);
        new.details := new.details || jsonb_build_object('adjustments', line_discounts_left(line.item_id, line.version,
          least(1, wanted / line.quantity), greatest(0, round(price * wanted, 2))));
        return new;
      end $$`)
    this.addSql(`create or replace function line_discounts_watch() returns void language plpgsql as $$
      begin
        create or replace trigger line_discounts_follow before insert or update of details on order_change_action
          for each row when (new.action = 'ITEM_UPDATE') execute function line_discounts_follow();
      end $$`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop function if exists line_discounts_watch, line_discounts_follow, line_discounts_left,
      line_discounts_number cascade`)
  }
}
