import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Proof stays: added to alone, and no more to one thing than anybody looks through. */
export class Migration2026112821433 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists attachment (
      id text primary key, subject text not null check (subject in ('claim', 'difference')), subject_id text not null,
      file_id text not null unique, name text not null check (btrim(name) <> ''), mime text not null,
      size_bytes int not null check (size_bytes > 0), added_by text not null check (added_by <> ''),
      created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
      deleted_at timestamptz null check (deleted_at is null))`)
    this.addSql(`create index if not exists "IDX_attachment_subject" on attachment (subject, subject_id, created_at)`)
    this.addSql(`create or replace function attachment_stays() returns trigger language plpgsql as $$
      begin raise exception 'attachment: 附件只能新增'; end $$`)
    this.addSql(`create trigger attachment_stays before update or delete on attachment
      for each row execute function attachment_stays()`)
    this.addSql(`create or replace function attachment_count() returns trigger language plpgsql as $$
      begin
        perform pg_advisory_xact_lock(hashtext('attachment:' || new.subject_id));
        if (select count(*) from attachment where subject = new.subject and subject_id = new.subject_id) >= 20 then
          raise exception 'attachment: 最多附 20 个文件';
        end if;
        return new;
      end $$`)
    this.addSql(`create trigger attachment_count before insert on attachment
      for each row execute function attachment_count()`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists attachment cascade')
    this.addSql('drop function if exists attachment_count')
    this.addSql('drop function if exists attachment_stays')
  }
}
