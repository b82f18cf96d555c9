import { Migration } from '@medusajs/framework/mikro-orm/migrations'

export class Migration20261123202732 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "placement" drop constraint if exists "placement_idempotency_key_unique";`)
    this.addSql(`alter table if exists "placement" drop constraint if exists "placement_order_id_unique";`)
    this.addSql(
      `create table if not exists "placement" ("id" text not null, "order_id" text not null, "idempotency_key" text null, "request_hash" text null, "customer_id" text null, "state" text check ("state" in ('open', 'paid', 'canceled')) not null default 'open', "expires_at" timestamptz not null, "cancel_reason" text null, "canceled_at" timestamptz null, "paid_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "placement_pkey" primary key ("id"), constraint CK_placement_key_with_hash check ((idempotency_key is null) = (request_hash is null)), constraint CK_placement_canceled_with_reason check ((state = 'canceled') = (cancel_reason is not null)), constraint CK_placement_paid_at check (state <> 'paid' or paid_at is not null));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_placement_deleted_at" ON "placement" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_placement_order_id_unique" ON "placement" ("order_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_placement_idempotency_key_unique" ON "placement" ("idempotency_key") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_placement_open_expires_at" ON "placement" ("expires_at") WHERE state = 'open' AND deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_placement_customer_id" ON "placement" ("customer_id") WHERE deleted_at IS NULL;`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "placement" cascade;`)
  }
}
