import { Migration } from '@medusajs/framework/mikro-orm/migrations'

export class Migration20261123201823 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "wechat_refund" drop constraint if exists "wechat_refund_sequence_unique";`)
    this.addSql(`alter table if exists "wechat_refund" drop constraint if exists "wechat_refund_out_refund_no_unique";`)
    this.addSql(
      `alter table if exists "wechat_callback" drop constraint if exists "wechat_callback_callback_id_unique";`,
    )
    this.addSql(
      `create table if not exists "wechat_callback" ("id" text not null, "callback_id" text not null, "event_type" text not null, "out_trade_no" text not null, "resource" jsonb not null, "status" text check ("status" in ('received', 'processed', 'refused', 'failed')) not null default 'received', "note" text null, "attempts" integer not null default 0, "next_attempt_at" timestamptz not null, "processed_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "wechat_callback_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_wechat_callback_deleted_at" ON "wechat_callback" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_wechat_callback_callback_id_unique" ON "wechat_callback" ("callback_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_wechat_callback_due" ON "wechat_callback" ("status", "next_attempt_at") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "wechat_refund" ("id" text not null, "out_trade_no" text not null, "out_refund_no" text not null, "sequence" integer not null, "amount_fen" integer not null, "refund_key" text not null, "state" text check ("state" in ('sending', 'in_doubt', 'refused', 'accepted')) not null, "status" text null, "sent_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "wechat_refund_pkey" primary key ("id"), constraint CHK_wechat_refund_amount_fen check (amount_fen > 0));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_wechat_refund_deleted_at" ON "wechat_refund" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_wechat_refund_out_refund_no_unique" ON "wechat_refund" ("out_refund_no") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_wechat_refund_sequence_unique" ON "wechat_refund" ("out_trade_no", "sequence") WHERE deleted_at IS NULL;`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "wechat_callback" cascade;`)

    this.addSql(`drop table if exists "wechat_refund" cascade;`)
  }
}
