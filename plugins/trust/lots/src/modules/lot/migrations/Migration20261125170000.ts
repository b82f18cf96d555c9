import { Migration } from '@medusajs/framework/mikro-orm/migrations'

const TYPES = ['received', 'inspected', 'released', 'rejected', 'split', 'mixed', 'packed', 'shipped', 'returned']
const MORE = ['adjusted', 'recalled', 'expired', 'corrected', 'note']
const quoted = (types: string[]) => types.map((type) => `'${type}'`).join(', ')

/**
 * Photos of the steps of a lot. A photo only grows old: it may be hidden, once. A lot shows twelve at most, each picture
 * once, and each belongs to a step that happened.
 */
export class Migration20261125170000 extends Migration {
  override async up(): Promise<void> {
    this.addSql('alter table lot_event drop constraint if exists lot_event_type_check')
    this.addSql(`alter table lot_event add constraint lot_event_type_check
      check (type in (${quoted([...TYPES, ...MORE, 'photographed', 'photo_hidden'])}))`)
    this.addSql(`create table if not exists lot_photo (
      id text primary key,
      lot_id text not null references lot (id),
      step text not null check (step in ('received', 'inspected', 'released', 'split', 'mixed', 'packed')),
      of_seq int not null,
      caption text not null check (char_length(caption) between 1 and 60),
      file_id text not null check (file_id <> ''),
      url text not null check (url <> ''),
      sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
      size_bytes int not null check (size_bytes between 1 and 4194304),
      added_by text not null check (added_by <> ''),
      created_at timestamptz not null default now(),
      hidden_by text null check (hidden_by <> ''),
      hidden_at timestamptz null,
      hide_reason text null check (hide_reason <> ''),
      constraint "CK_lot_photo_hidden" check (num_nulls(hidden_by, hidden_at, hide_reason) in (0, 3)))`)
    this.addSql(`create unique index if not exists "UQ_lot_photo_shown" on lot_photo (lot_id, sha256)
      where hidden_at is null`)
    // The lot's row is the lock, as for its events: two photos at once are counted one after the other.
    this.addSql(`create or replace function lot_photo_add() returns trigger language plpgsql as $$
      begin
        perform 1 from lot l where l.id = new.lot_id for no key update;
        if new.hidden_at is not null or not exists (select 1 from lot_event e
            where e.lot_id = new.lot_id and e.seq = new.of_seq and e.type = new.step) then
          raise exception 'lot photo of another step' using constraint = 'CK_lot_photo_step';
        end if;
        if (select count(*) from lot_photo p where p.lot_id = new.lot_id and p.hidden_at is null) >= 12 then
          raise exception 'too many lot photos' using constraint = 'CK_lot_photo_count';
        end if;
        return new;
      end $$`)
    this.addSql(`create trigger lot_photo_add before insert on lot_photo for each row execute function lot_photo_add()`)
    this.addSql(`create or replace function lot_photo_guard() returns trigger language plpgsql as $$
      begin
        if old.hidden_at is not null or new.hidden_at is null
            or (to_jsonb(new) - '{hidden_by,hidden_at,hide_reason}'::text[])
              is distinct from (to_jsonb(old) - '{hidden_by,hidden_at,hide_reason}'::text[]) then
          raise exception 'lot: lot_photo 只能新增，不能修改';
        end if;
        return new;
      end $$`)
    this.addSql(`create trigger lot_photo_guard before update on lot_photo
      for each row execute function lot_photo_guard()`)
    this.addSql(`create trigger lot_photo_no_delete before delete on lot_photo
      for each row execute function lot_refuse_change()`)
    this.addSql(`create trigger lot_photo_no_truncate before truncate on lot_photo
      for each statement execute function lot_refuse_change()`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists lot_photo cascade')
    this.addSql('drop function if exists lot_photo_add, lot_photo_guard cascade')
    this.addSql('alter table lot_event drop constraint if exists lot_event_type_check')
    // What was written stays: events are never deleted.
    this.addSql(`alter table lot_event add constraint lot_event_type_check
      check (type in (${quoted([...TYPES, ...MORE])})) not valid`)
  }
}
