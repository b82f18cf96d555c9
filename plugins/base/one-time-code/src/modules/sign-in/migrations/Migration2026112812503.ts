import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * Who invited whom, and which mailbox each member of staff proved. Both are only ever added to, by the database itself, so
 * that no way of becoming staff leaves them out. `same_person` is the one judge of whether two names are two people:
 * a person's own mailbox under another name, and whoever one of them invited, directly or through others, is not another.
 */
export class Migration2026112812503 extends Migration {
  override async up(): Promise<void> {
    for (const sql of [...TABLES, ...JUDGE, ...WATCH]) this.addSql(sql)
  }

  override async down(): Promise<void> {
    this.addSql(`create or replace function same_person(one text, other text) returns boolean language plpgsql stable as $$
      begin return one = other; end $$`)
    this.addSql(`drop function if exists staff_note_invite, staff_note_origin, staff_watch, staff_known_by cascade`)
    this.addSql(`drop table if exists staff_invite_link, staff_origin, staff_invite`)
    this.addSql(`drop function if exists staff_mailbox, staff_record_stays cascade`)
  }
}

const TABLES = [
  `create table if not exists staff_invite (
    invite_id text primary key,
    mailbox text not null,
    invited_by text null,
    at timestamptz not null default now())`,
  `create table if not exists staff_origin (
    user_id text not null,
    mailbox text not null,
    invite_id text null references staff_invite (invite_id),
    invited_by text null,
    at timestamptz not null default now(),
    primary key (user_id, mailbox))`,
  `create index if not exists "IDX_staff_origin_mailbox" on staff_origin (mailbox)`,
  // What the invitation's mail carries; the one sent last holds.
  `create table if not exists staff_invite_link (
    invite_id text primary key references staff_invite (invite_id),
    token_hash text not null,
    expires_at timestamptz not null,
    sent_at timestamptz not null default now())`,
  `create or replace function staff_record_stays() returns trigger language plpgsql as $$
    begin raise exception 'staff: who invited whom stays as it was'; end $$`,
  ...['staff_invite', 'staff_origin'].flatMap((table) => [
    `create or replace trigger ${table}_stays before update or delete on ${table}
      for each row execute function staff_record_stays()`,
    `create or replace trigger ${table}_no_truncate before truncate on ${table}
      for each statement execute function staff_record_stays()`,
  ]),
]

const JUDGE = [
  // One mailbox has many spellings: case, what follows a plus sign, and dots where Google ignores them.
  `create or replace function staff_mailbox(address text) returns text language sql immutable as $$
    select case when domain in ('gmail.com', 'googlemail.com') then replace(name, '.', '') || '@gmail.com'
      else name || '@' || domain end
    from (select split_part(split_part(lower(btrim(address)), '@', 1), '+', 1) as name,
      split_part(lower(btrim(address)), '@', 2) as domain) parts $$`,
  // The mailboxes of a member of staff, or those a producer's contact signs in by.
  `create or replace function staff_known_by(person text) returns setof text language plpgsql stable as $$
    begin
      return query select mailbox from staff_origin where user_id = person;
      if to_regclass('provider_identity') is not null then
        return query select staff_mailbox(substr(p.entity_id, 7)) from auth_identity a
          join provider_identity p on p.auth_identity_id = a.id and p.entity_id like 'email:%'
          where a.app_metadata ->> 'producer_id' = person;
      end if;
    end $$`,
  `create or replace function same_person(one text, other text) returns boolean language plpgsql stable as $$
    begin
      return coalesce(one = other, false) or exists (
        with recursive line (side, mailbox) as (
          select side, known from (values (1, one), (2, other)) who (side, person), staff_known_by(person) known
          union select line.side, above.mailbox from line join staff_origin o on o.mailbox = line.mailbox
            join staff_origin above on above.user_id = o.invited_by)
        select 1 from line join staff_known_by(other) known on line.side = 1 and known = line.mailbox
        union all
        select 1 from line join staff_known_by(one) known on line.side = 2 and known = line.mailbox);
    end $$`,
]

const WATCH = [
  `create or replace function staff_note_invite() returns trigger language plpgsql as $$
    begin
      insert into staff_invite (invite_id, mailbox, invited_by)
        values (new.id, staff_mailbox(new.email), new.metadata ->> 'invited_by');
      return new;
    end $$`,
  `create or replace function staff_note_origin() returns trigger language plpgsql as $$
    begin
      insert into staff_origin (user_id, mailbox, invite_id, invited_by)
        select new.id, staff_mailbox(new.email), s.invite_id, s.invited_by from (select 1) one
          left join (select v.invite_id, v.invited_by from staff_invite v join invite i on i.id = v.invite_id
            where v.mailbox = staff_mailbox(new.email) and i.deleted_at is null order by v.at desc limit 1) s on true
        on conflict do nothing;
      return new;
    end $$`,
  // Medusa's tables may be younger than ours; who was staff before came by no invitation on record.
  `create or replace function staff_watch() returns void language plpgsql as $$
    begin
      if to_regclass('invite') is null or to_regclass('"user"') is null then return; end if;
      if exists (select 1 from pg_trigger where tgname = 'staff_origin_note' and tgrelid = to_regclass('"user"')) then
        return;
      end if;
      create or replace trigger staff_invite_note after insert on invite
        for each row execute function staff_note_invite();
      create or replace trigger staff_origin_note after insert or update of email on "user"
        for each row execute function staff_note_origin();
      insert into staff_invite (invite_id, mailbox) select id, staff_mailbox(email) from invite on conflict do nothing;
      insert into staff_origin (user_id, mailbox) select id, staff_mailbox(email) from "user" on conflict do nothing;
    end $$`,
  `do $$ begin perform staff_watch(); end $$`,
]
