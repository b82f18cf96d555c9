import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * Each line of an order remembers the English name of what was sold beside the Chinese one, which Medusa keeps itself.
 * Lines from before get the name their good has today.
 */
export class Migration2026112804553 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create or replace function line_name_remember() returns trigger language plpgsql as $$
      declare name text;
      begin
        if coalesce(new.metadata ->> 'title_en', '') = '' then
          name := case when tg_op = 'UPDATE' then old.metadata ->> 'title_en'
            else (select p.metadata ->> 'title_en' from product p where p.id = new.product_id) end;
          if coalesce(name, '') <> '' then
            new.metadata := case jsonb_typeof(new.metadata) when 'object' then new.metadata else '{}'::jsonb end
              || jsonb_build_object('title_en', name);
          end if;
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace function line_names_watch() returns void language plpgsql as $$
      begin
        update order_line_item l set metadata = coalesce(nullif(l.metadata, 'null'::jsonb), '{}'::jsonb)
            || jsonb_build_object('title_en', p.metadata ->> 'title_en')
          from product p where p.id = l.product_id and coalesce(p.metadata ->> 'title_en', '') <> ''
            and coalesce(l.metadata ->> 'title_en', '') = '';
        create or replace trigger line_name_remember before insert or update of metadata on order_line_item
          for each row execute function line_name_remember();
      end $$`)
  }

  override async down(): Promise<void> {
    this.addSql('drop function if exists line_names_watch, line_name_remember cascade')
  }
}
