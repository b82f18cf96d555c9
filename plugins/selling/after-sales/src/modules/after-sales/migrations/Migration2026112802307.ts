import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** 退货运费: what a buyer laid out for sending goods back. Asked, then paid or refused; decided once, and never changed. */
export class Migration2026112802307 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists "return_freight" (
      "id" text not null primary key,
      "after_sale_id" text not null references after_sale (id),
      "state" text check ("state" in ('requested', 'paid', 'refused')) not null default 'requested',
      "amount_fen" integer not null,
      "photo_ids" text[] not null check (cardinality(photo_ids) > 0),
      "payee" text not null,
      "paid_fen" integer null,
      "method" text check ("method" in ('cash', 'transfer')) null,
      "reference" text null,
      "reason" text null,
      "decided_by" text null,
      "decided_at" timestamptz null,
      "created_at" timestamptz not null default now(),
      "updated_at" timestamptz not null default now(),
      "deleted_at" timestamptz null,
      constraint "CK_return_freight_amount" check (amount_fen > 0),
      constraint "CK_return_freight_paid" check ((state = 'paid') =
        (paid_fen is not null and paid_fen > 0 and paid_fen <= amount_fen and method is not null)),
      constraint "CK_return_freight_decided" check ((state = 'requested') = (decided_by is null)),
      constraint "CK_return_freight_refused_why" check (state <> 'refused' or reason is not null))`)
    this.addSql(`create unique index if not exists "IDX_return_freight_claim_unique" on "return_freight" (after_sale_id)
      where state <> 'refused' and deleted_at is null`)
    this.addSql(`create index if not exists "IDX_return_freight_deleted_at" on "return_freight" (deleted_at)
      where deleted_at is null`)
    this.addSql(`create or replace function return_freight_decided_once() returns trigger language plpgsql as $$
      begin raise exception 'return_freight: % 已经处理，不能再改', old.id using errcode = 'check_violation'; end $$`)
    this.addSql(`create or replace trigger return_freight_decided_once before update or delete on "return_freight"
      for each row when (old.state <> 'requested') execute function return_freight_decided_once()`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "return_freight"`)
    this.addSql(`drop function if exists return_freight_decided_once`)
  }
}
