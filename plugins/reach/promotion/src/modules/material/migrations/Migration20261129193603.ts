import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** 素材: what the county gives those who share, with whose it is and until when it may be shown. Withdrawn, never deleted. */
export class Migration20261129193603 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists material (
      id text primary key check (id ~ '^mat_'),
      kind text not null check (kind in ('picture', 'text', 'film')),
      title text not null constraint "CK_material_title" check (char_length(title) between 1 and 60 and title = btrim(title)),
      words text null constraint "CK_material_words" check (char_length(words) between 1 and 1000),
      file_id text null unique check (file_id <> ''),
      mime text null, size_bytes integer null check (size_bytes > 0),
      sha256 text null check (sha256 ~ '^[0-9a-f]{64}$'),
      maker text not null constraint "CK_material_maker" check (char_length(maker) between 1 and 60 and maker = btrim(maker)),
      licence text not null constraint "CK_material_licence"
        check (char_length(licence) between 1 and 120 and licence = btrim(licence)),
      rights_until date null,
      product_id text null check (product_id <> ''),
      shelf_id text null check (shelf_id <> ''),
      added_by text not null check (added_by <> ''),
      created_at timestamptz not null default now(),
      withdrawn_at timestamptz null, withdrawn_by text null, withdraw_reason text null check (withdraw_reason <> ''),
      constraint "CK_material_file" check ((kind = 'text') = (file_id is null) and (file_id is null) = (mime is null)
        and (file_id is null) = (size_bytes is null) and (file_id is null) = (sha256 is null)),
      constraint "CK_material_text" check (kind <> 'text' or words is not null),
      constraint "CK_material_of" check (product_id is null or shelf_id is null),
      constraint "CK_material_withdrawn" check ((withdrawn_at is null) = (withdrawn_by is null)
        and (withdrawn_at is null) = (withdraw_reason is null)))`)
    this.addSql(`create index if not exists "IDX_material_created" on material (created_at desc, id)`)
    this.addSql(`create index if not exists "IDX_material_open" on material (created_at desc, id)
      where withdrawn_at is null`)
    this.addSql(`create or replace function material_stays() returns trigger language plpgsql as $$
      begin
        if tg_op <> 'UPDATE' or old.withdrawn_at is not null or new.withdrawn_at is null
          or to_jsonb(new) - 'withdrawn_at' - 'withdrawn_by' - 'withdraw_reason'
            <> to_jsonb(old) - 'withdrawn_at' - 'withdrawn_by' - 'withdraw_reason' then
          raise exception 'material: 素材只能下架一次，不能修改或删除' using errcode = 'check_violation';
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger material_stays before update or delete on material
      for each row execute function material_stays()`)
    this.addSql(`create or replace trigger material_no_truncate before truncate on material
      for each statement execute function material_stays()`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists material')
    this.addSql('drop function if exists material_stays')
  }
}
