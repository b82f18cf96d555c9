import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** What programs of shops asked under an Idempotency-Key, and what they were answered. */
export class Migration20261129011501 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists shop_api_call (
      shop_id text not null,
      key text not null check (char_length(key) between 8 and 100),
      fingerprint text not null,
      status integer null,
      answer jsonb null,
      begun_at timestamptz not null default now(),
      ended_at timestamptz null,
      primary key (shop_id, key),
      check ((status is null) = (ended_at is null)))`)
    this.addSql(`create index if not exists "IDX_shop_api_call_begun" on shop_api_call (begun_at)`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists shop_api_call')
  }
}
