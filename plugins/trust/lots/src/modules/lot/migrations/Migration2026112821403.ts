import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * Medusa calls what lies on the shelf by its size alone (500g), which nobody finds in a list of stock: it bears its good's name
 * before it. A name that staff typed stays; whoever renames a good or a size renames it here.
 */
export class Migration2026112821403 extends Migration {
  override async up(): Promise<void> {
    // The size that bears the same number, else the one it is sold in by itself; a gift box is no name of its parts.
    this.addSql(`create or replace function lot_stock_name(item text) returns table (name text, size text)
      language plpgsql stable as $$ begin return query select p.title || ' ' || v.title, v.title
        from product_variant_inventory_item k
        join product_variant v on v.id = k.variant_id and v.deleted_at is null
        join product p on p.id = v.product_id and p.deleted_at is null
        join inventory_item i on i.id = k.inventory_item_id
        where k.inventory_item_id = item and k.deleted_at is null
          and not exists (select from product_variant_inventory_item o
            where o.variant_id = k.variant_id and o.inventory_item_id <> item and o.deleted_at is null)
        order by (v.sku = i.sku) is true desc, k.required_quantity, v.created_at, v.id limit 1; end $$`)
    this.addSql(`create or replace function lot_name_stock() returns trigger language plpgsql as $$
      begin
        if tg_table_name = 'product_variant_inventory_item' then
          update inventory_item i set title = n.name from lot_stock_name(new.inventory_item_id) n
            where i.id = new.inventory_item_id and (i.title is null or i.title in ('', i.sku, n.size));
        elsif tg_table_name = 'product' then
          update inventory_item i set title = new.title || ' ' || v.title
            from product_variant v join product_variant_inventory_item k on k.variant_id = v.id and k.deleted_at is null
            where v.product_id = new.id and k.inventory_item_id = i.id and i.title = old.title || ' ' || v.title;
        else
          update inventory_item i set title = p.title || ' ' || new.title
            from product p, product_variant_inventory_item k
            where p.id = new.product_id and k.variant_id = new.id and k.deleted_at is null
              and k.inventory_item_id = i.id and i.title = p.title || ' ' || old.title;
        end if;
        return null;
      end $$`)
    this.addSql(`create or replace function lot_watch_names() returns void language plpgsql as $$
      begin
        drop trigger if exists lot_name_stock on product_variant_inventory_item;
        drop trigger if exists lot_name_stock on product;
        drop trigger if exists lot_name_stock on product_variant;
        create trigger lot_name_stock after insert on product_variant_inventory_item
          for each row execute function lot_name_stock();
        create trigger lot_name_stock after update of title on product
          for each row when (old.title is distinct from new.title) execute function lot_name_stock();
        create trigger lot_name_stock after update of title on product_variant
          for each row when (old.title is distinct from new.title) execute function lot_name_stock();
        update inventory_item i set title = n.name
          from (select distinct inventory_item_id as id from product_variant_inventory_item where deleted_at is null) k
          cross join lateral lot_stock_name(k.id) n
          where i.id = k.id and (i.title is null or i.title in ('', i.sku, n.size));
      end $$`)
  }

  override async down(): Promise<void> {
    for (const table of ['product_variant_inventory_item', 'product', 'product_variant'])
      this.addSql(`do $$ begin if to_regclass('${table}') is not null then
        drop trigger if exists lot_name_stock on ${table}; end if; end $$`)
    this.addSql('drop function if exists lot_watch_names, lot_name_stock, lot_stock_name')
  }
}
