import { Migration } from '@medusajs/framework/mikro-orm/migrations'

export class Migration20261123202522 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "one_time_code" drop constraint if exists "one_time_code_address_hash_unique";`)
    this.addSql(
      `create table if not exists "one_time_code" ("id" text not null, "channel" text check ("channel" in ('sms', 'email')) not null, "address_hash" text not null, "code_hash" text null, "sent_at" timestamptz not null, "expires_at" timestamptz not null, "tries" integer not null default 0, "day_started_at" timestamptz not null, "sent_in_day" integer not null default 1, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "one_time_code_pkey" primary key ("id"), constraint CK_one_time_code_tries check (tries between 0 and 5), constraint CK_one_time_code_sent_in_day check (sent_in_day between 0 and 10), constraint CK_one_time_code_life check (expires_at > sent_at and expires_at <= sent_at + interval '5 minutes'), constraint CK_one_time_code_address_is_hashed check (address_hash ~ '^[0-9a-f]{64}\$'), constraint CK_one_time_code_is_hashed check (code_hash is null or code_hash ~ '^[0-9a-f]{64}\$'));`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_one_time_code_address_hash_unique" ON "one_time_code" ("address_hash") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_one_time_code_deleted_at" ON "one_time_code" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "one_time_code" cascade;`)
  }
}
