import { Migration } from '@medusajs/framework/mikro-orm/migrations'
import { contributions } from '../contributions'

/** How many pieces of each product were sold, kept as orders come and go; what one order counts for is written once. */
export class Migration20261128023005 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists sold_line (
      order_id text not null,
      product_id text not null,
      pieces bigint not null check (pieces > 0),
      primary key (order_id, product_id))`)
    this.addSql(`create table if not exists sold_count (
      product_id text primary key,
      pieces bigint not null check (pieces >= 0))`)
    this.addSql(`create or replace function sold_count_follow() returns trigger language plpgsql as $$
      declare product text := coalesce(new.product_id, old.product_id);
        delta bigint := coalesce(new.pieces, 0) - coalesce(old.pieces, 0);
      begin
        -- What is taken off was counted before; a check looks at a new row even where there is an old one.
        if delta < 0 then
          update sold_count set pieces = pieces + delta where product_id = product;
        else
          insert into sold_count as c (product_id, pieces) values (product, delta)
            on conflict (product_id) do update set pieces = c.pieces + delta;
        end if;
        return null;
      end $$`)
    this.addSql(`create or replace trigger sold_line_counted after insert or update of pieces or delete on sold_line
      for each row execute function sold_count_follow()`)
    // A shop that is open already begins with what it sold so far.
    this.addSql(`do $$ begin if to_regclass('order_line_item') is not null and to_regclass('order_item') is not null then
      insert into sold_line (order_id, product_id, pieces) ${contributions('true')} on conflict do nothing; end if; end $$`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists sold_line, sold_count')
    this.addSql('drop function if exists sold_count_follow')
  }
}
