import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Certificates: who entered one never approves it, and one number is valid once at a time for the same goods. */
export class Migration20261125011000 extends Migration {
  override async up(): Promise<void> {
    this.addSql('create extension if not exists btree_gist')
    this.addSql(`create table if not exists certificate (
      id text primary key,
      producer_id text not null,
      lot_id text null,
      kind text not null check (kind in ('sc', 'food_permit', 'pollution_free', 'green', 'organic', 'gi', 'test_report',
        'promise', 'exemption')),
      number text not null check (number <> ''),
      category text null constraint "CK_certificate_category"
        check ((kind = 'sc') = (category is not null) and category ~ '^[12][0-9]{2}$'),
      good_ids text[] not null default '{}',
      place text not null default '',
      scope_key text not null default '',
      valid_from date not null,
      valid_to date not null,
      scan_file_id text null,
      scan_url text null,
      state text not null default 'entered' check (state in ('entered', 'approved', 'refused', 'revoked')),
      needs_review boolean not null default false,
      entered_by text not null check (entered_by <> ''),
      approved_by text null,
      approved_at timestamptz null,
      remark text null,
      is_demo boolean not null default false,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      deleted_at timestamptz null,
      constraint "CK_certificate_dates" check (valid_to >= valid_from),
      constraint "CK_certificate_lot" check ((kind = 'promise') = (lot_id is not null)),
      constraint "CK_certificate_second_person" check (approved_by <> entered_by),
      constraint "CK_certificate_approved"
        check (state <> 'approved' or (approved_by is not null and approved_at is not null)),
      constraint "EX_certificate_overlap" exclude using gist (producer_id with =, kind with =, number with =,
        scope_key with =, daterange(valid_from, valid_to, '[]') with &&)
        where (state in ('entered', 'approved') and deleted_at is null))`)
    this.addSql(`create index if not exists "IDX_certificate_producer" on certificate (producer_id, kind, valid_to)`)
    this.addSql(`create index if not exists "IDX_certificate_lot" on certificate (lot_id)`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists certificate cascade')
  }
}
