import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** The key a buyer's form was sent with: once per order, with the hash of what was in it; neither ever changes. */
export class Migration20261125124431 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table after_sale add column if not exists idempotency_key text null,
      add column if not exists request_hash text null`)
    this.addSql(`alter table after_sale add constraint "CK_after_sale_key_with_hash"
      check ((idempotency_key is null) = (request_hash is null))`)
    this.addSql(`create unique index if not exists "IDX_after_sale_idempotency_key_unique"
      on after_sale (order_id, idempotency_key) where idempotency_key is not null`)
    this.addSql(`create or replace function after_sale_key_fixed() returns trigger language plpgsql as $$
      begin raise exception 'after_sale: % 提交后不能改动', old.id; end $$`)
    this.addSql(`create trigger after_sale_key_fixed before update on after_sale for each row
      when ((new.idempotency_key, new.request_hash) is distinct from (old.idempotency_key, old.request_hash))
      execute function after_sale_key_fixed()`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop function if exists after_sale_key_fixed cascade`)
    this.addSql(`alter table after_sale drop column if exists idempotency_key, drop column if exists request_hash`)
  }
}
