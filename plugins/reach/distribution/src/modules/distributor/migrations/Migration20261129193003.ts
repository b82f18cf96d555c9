import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** 证件 that income is reported under (国令810): sealed, added and never changed; the newest counts. */
export class Migration20261129193003 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists distributor_identity (
      id bigint generated always as identity primary key,
      distributor_id text not null references distributor (id),
      kind text not null check (kind in ('id_card', 'residence_permit', 'passport')),
      number_sealed text not null constraint "CK_distributor_identity_sealed" check (number_sealed ~ '^v1[.]'),
      number_end text not null check (number_end ~ '^[0-9A-Z]{4}$'),
      number_key text not null check (char_length(number_key) = 64),
      entered_by text not null check (entered_by <> ''),
      created_at timestamptz not null default now())`)
    this.addSql(`create index if not exists "IDX_distributor_identity" on distributor_identity (distributor_id, id desc)`)
    this.addSql(`create index if not exists "IDX_distributor_identity_key" on distributor_identity (number_key)`)
    this.addSql(`create or replace trigger distributor_identity_stays before update or delete or truncate
      on distributor_identity for each statement execute function distributor_stays()`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists distributor_identity')
  }
}
