import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Addresses goods had before: printed, shared and found in search engines, they go on leading to the good. */
export class Migration20261128022303 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists former_handle (
      handle text primary key check (handle <> ''), product_id text not null, at timestamptz not null default now())`)
    this.addSql(`create or replace function former_handle_keep() returns trigger language plpgsql as $$
      begin
        insert into former_handle (handle, product_id) values (old.handle, new.id)
          on conflict (handle) do update set product_id = excluded.product_id, at = now();
        delete from former_handle where handle = new.handle;
        return new;
      end $$`)
  }

  override async down(): Promise<void> {
    this.addSql('drop function if exists former_handle_keep cascade')
    this.addSql('drop table if exists former_handle')
  }
}
