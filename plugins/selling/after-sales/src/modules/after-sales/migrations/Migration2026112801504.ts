import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** What goes back on the shelf says for which line it left and who looked at it; open rows from before know the claim alone. */
export class Migration2026112801504 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table after_sale_restock add column if not exists line_item_id text null,
      add column if not exists actor text null`)
    this.addSql(`alter table after_sale_restock add constraint "CK_after_sale_restock_of"
      check (num_nulls(line_item_id, actor) = 0) not valid`)
    this.addSql(`do $$ declare old text; begin
      select conname into old from pg_constraint where conrelid = 'after_sale_restock'::regclass and contype = 'u'
        and array_length(conkey, 1) = 3;
      if old is not null then execute format('alter table after_sale_restock drop constraint %I', old); end if; end $$`)
    this.addSql(`create unique index if not exists "UQ_after_sale_restock" on after_sale_restock
      (after_sale_id, inventory_item_id, location_id, coalesce(line_item_id, ''))`)
    this.addSql(`create or replace function after_sale_restock_once() returns trigger language plpgsql as $$
      begin
        if old.done_at is not null or new.done_at is null
            or (new.after_sale_id, new.line_item_id, new.inventory_item_id, new.location_id, new.quantity, new.actor)
              is distinct from (old.after_sale_id, old.line_item_id, old.inventory_item_id, old.location_id,
                old.quantity, old.actor) then
          raise exception 'after_sale: 退回的货只入库一次';
        end if;
        return new;
      end $$`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table after_sale_restock drop constraint if exists "CK_after_sale_restock_of",
      drop column if exists line_item_id, drop column if exists actor`)
  }
}
