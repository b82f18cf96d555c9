import { Migration } from '@medusajs/framework/mikro-orm/migrations'

export class Migration20261123194455 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "producer" drop constraint if exists "producer_key_unique";`)
    this.addSql(
      `create table if not exists "producer" ("id" text not null, "key" text not null, "name" text not null, "kind" text check ("kind" in ('enterprise', 'cooperative', 'farmer')) not null, "sc_licence" text null, "credit_code" text null, "town" text null, "is_demo" boolean not null default false, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "producer_pkey" primary key ("id"), constraint CK_producer_sc_licence check (sc_licence is null or sc_licence ~ '^SC[12][0-9]{13}\$'), constraint CK_producer_credit_code check (credit_code is null or credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}\$'));`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_producer_key_unique" ON "producer" ("key") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_producer_deleted_at" ON "producer" ("deleted_at") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "good" ("id" text not null, "kind" text check ("kind" in ('fresh', 'primary-dried', 'processed', 'medicinal', 'bundle')) not null, "perishable" boolean not null default false, "cold_chain" boolean not null default false, "age_limit" integer null, "not_food" boolean not null default false, "variable_weight" boolean not null default false, "gi" text null, "town" text null, "village" text null, "aliases" text[] not null, "sc_category" text null, "return_rule" text check ("return_rule" in ('seven_days', 'fresh_excluded')) not null default 'seven_days', "producer_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "good_pkey" primary key ("id"), constraint CK_good_medicinal_is_not_food check (kind <> 'medicinal' or not_food), constraint CK_good_processed_needs_sc_category check (kind <> 'processed' or sc_category is not null), constraint CK_good_sc_category check (sc_category is null or sc_category ~ '^[12][0-9]{2}\$'), constraint CK_good_age_limit check (age_limit is null or age_limit between 1 and 150), constraint CK_good_fresh_is_perishable check (kind <> 'fresh' or perishable), constraint CK_good_return_rule check ((return_rule = 'fresh_excluded') = perishable));`,
    )
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_good_producer_id" ON "good" ("producer_id") WHERE deleted_at IS NULL;`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_good_deleted_at" ON "good" ("deleted_at") WHERE deleted_at IS NULL;`)

    this.addSql(
      `alter table if exists "good" add constraint "good_producer_id_foreign" foreign key ("producer_id") references "producer" ("id") on update cascade on delete set null;`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "good" drop constraint if exists "good_producer_id_foreign";`)

    this.addSql(`drop table if exists "producer" cascade;`)

    this.addSql(`drop table if exists "good" cascade;`)
  }
}
