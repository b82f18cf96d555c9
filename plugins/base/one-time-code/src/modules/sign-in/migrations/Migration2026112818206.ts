import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * Which phones each member of staff proved to hold; only ever added to. A phone is one natural person's: accounts that proved
 * the same one are one person to `same_person`, as those of one mailbox are, and so is a secret key and who made it. Who acts
 * as a second person has proved a phone (`second_person_unproved`) where the shop asks for it.
 */
export class Migration2026112818206 extends Migration {
  override async up(): Promise<void> {
    for (const sql of [...TABLES, ...JUDGE]) this.addSql(sql)
  }

  override async down(): Promise<void> {
    this.addSql(`create or replace function second_person_unproved(person text) returns boolean language plpgsql stable as $$
      begin return false; end $$`)
    for (const sql of JUDGED_BEFORE) this.addSql(sql)
    this.addSql('drop view if exists staff_mark')
    this.addSql('drop table if exists staff_phone, second_person_rule')
    this.addSql('drop function if exists staff_phone_stays cascade')
  }
}

const TABLES = [
  `create table if not exists staff_phone (
    user_id text not null,
    phone text not null constraint "CK_staff_phone" check (phone ~ '^1[3-9][0-9]{9}$'),
    proved_at timestamptz not null default now(),
    primary key (user_id, phone))`,
  `create index if not exists "IDX_staff_phone" on staff_phone (phone)`,
  `create or replace function staff_phone_stays() returns trigger language plpgsql as $$
    begin raise exception 'staff: 验证过的手机号只能增加，不能修改或删除'; end $$`,
  `create or replace trigger staff_phone_stays before update or delete on staff_phone
    for each row execute function staff_phone_stays()`,
  `create or replace trigger staff_phone_no_truncate before truncate on staff_phone
    for each statement execute function staff_phone_stays()`,
  // The one row says whether a second person has to have proved a phone; the shop writes it as it opens.
  `create table if not exists second_person_rule (
    id boolean primary key default true check (id),
    phone_needed boolean not null)`,
]

const JUDGE = [
  `create or replace view staff_mark as
    select user_id, mailbox as mark, invited_by from staff_origin
    union all select user_id, 'tel:' || phone, null from staff_phone`,
  `create or replace function staff_known_by(person text) returns setof text language plpgsql stable as $$
    declare who text := person;
    begin
      if person like 'apk\\_%' and to_regclass('api_key') is not null then
        who := coalesce((select created_by from api_key where id = person), person);
      end if;
      return query select mark from staff_mark where user_id = who;
      if to_regclass('provider_identity') is not null then
        return query select case when p.entity_id like 'sms:%' then 'tel:' || substr(p.entity_id, 5)
            else staff_mailbox(substr(p.entity_id, 7)) end
          from auth_identity a join provider_identity p on p.auth_identity_id = a.id and p.entity_id ~ '^(email|sms):'
          where a.app_metadata ->> 'producer_id' = person;
      end if;
    end $$`,
  `create or replace function same_person(one text, other text) returns boolean language plpgsql stable as $$
    begin
      return coalesce(one = other, false) or exists (
        with recursive line (side, mark) as (
          select side, known from (values (1, one), (2, other)) who (side, person), staff_known_by(person) known
          union select line.side, above.mark from line join staff_mark m on m.mark = line.mark
            join staff_mark above on above.user_id in (m.user_id, m.invited_by))
        select 1 from line join staff_known_by(other) known on line.side = 1 and known = line.mark
        union all
        select 1 from line join staff_known_by(one) known on line.side = 2 and known = line.mark);
    end $$`,
  // Names that are no account, such as those of data brought from elsewhere, have nowhere to prove anything.
  `create or replace function second_person_unproved(person text) returns boolean language plpgsql stable as $$
    begin
      return coalesce((select phone_needed from second_person_rule), false)
        and exists (select 1 from staff_known_by(person))
        and not exists (select 1 from staff_known_by(person) known where known like 'tel:%');
    end $$`,
]

const JUDGED_BEFORE = [
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
