import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * One waybill is one box to one person. A number that stands on another order's parcel is taken where both go to the same
 * recipient and whoever packs said that they share the box (`same_box` of the parcel); whoever writes it, also Medusa's
 * own button. Two at once go one after the other. Carriers give a number out again after a year; what was unpacked is free.
 */
export class Migration20261128171501 extends Migration {
  override async up(): Promise<void> {
    // SF prints its numbers with its letters and is asked for them without.
    this.addSql(`create or replace function shipping_waybill_key(typed text) returns text language sql immutable as $$
      select regexp_replace(upper(regexp_replace(typed, '\\s', '', 'g')), '^SF', '') $$`)
    // Medusa's tables may be younger than these functions: plpgsql looks them up when it runs.
    this.addSql(`create or replace function shipping_recipient(asked text) returns text language plpgsql stable as $$
      begin
        return (select nullif(regexp_replace(concat_ws('|', nullif(concat(a.first_name, a.last_name), ''),
            a.phone, a.province, a.city, a.address_2, a.address_1), '\\s', '', 'g'), '')
          from "order" o join order_address a on a.id = o.shipping_address_id
          where o.id = asked and coalesce(a.address_1, '') <> '');
      end $$`)
    this.addSql(`create or replace function shipping_waybill_taken(typed text, asked text)
      returns table (order_id text, display_id integer, fulfillment_id text, same_recipient boolean)
      language plpgsql volatile as $$
      begin
        return query select o.id, o.display_id, f.id,
            coalesce(shipping_recipient(o.id) = shipping_recipient(asked), false) as same
          from fulfillment_label l
          join fulfillment f on f.id = l.fulfillment_id and f.canceled_at is null and f.deleted_at is null
          join order_fulfillment x on x.fulfillment_id = f.id and x.deleted_at is null
          join "order" o on o.id = x.order_id
          where shipping_waybill_key(l.tracking_number) = shipping_waybill_key(typed) and l.deleted_at is null
            and l.tracking_number <> '' and x.order_id <> asked and f.created_at > now() - interval '1 year'
          order by same, f.id limit 1;
      end $$`)
    this.addSql(`create or replace function shipping_check_waybill(typed text, parcel text) returns void
      language plpgsql as $$
      declare
        mine record;
        other record;
      begin
        select x.order_id, f.metadata ->> 'same_box' = 'true' as shared into mine from order_fulfillment x
          join fulfillment f on f.id = x.fulfillment_id where x.fulfillment_id = parcel and x.deleted_at is null;
        if mine.order_id is null or coalesce(typed, '') = '' then return; end if;
        perform pg_advisory_xact_lock(hashtextextended('waybill:' || shipping_waybill_key(typed), 0));
        select * into other from shipping_waybill_taken(typed, mine.order_id);
        if other.order_id is not null and not (other.same_recipient and coalesce(mine.shared, false)) then
          raise exception 'shipping: 运单号 % 已用在订单 #% 的包裹上', typed, other.display_id
            using errcode = 'check_violation';
        end if;
      end $$`)
    this.addSql(`create or replace function shipping_label_once() returns trigger language plpgsql as $$
      begin
        if new.deleted_at is not null or (tg_op = 'UPDATE' and old.deleted_at is null
          and (old.tracking_number, old.fulfillment_id) is not distinct from (new.tracking_number, new.fulfillment_id))
          then return new; end if;
        perform shipping_check_waybill(new.tracking_number, new.fulfillment_id);
        return new;
      end $$`)
    this.addSql(`create or replace function shipping_parcel_once() returns trigger language plpgsql as $$
      begin
        perform shipping_check_waybill(l.tracking_number, l.fulfillment_id) from fulfillment_label l
          where l.fulfillment_id = new.fulfillment_id and l.deleted_at is null;
        return null;
      end $$`)
    this.addSql(`create or replace function shipping_watch_waybills() returns void language plpgsql as $$
      begin
        create index if not exists "IDX_fulfillment_label_waybill" on fulfillment_label
          (shipping_waybill_key(tracking_number)) where deleted_at is null;
        create or replace trigger shipping_label_once before insert or update on fulfillment_label
          for each row execute function shipping_label_once();
        create or replace trigger shipping_parcel_once after insert on order_fulfillment
          for each row execute function shipping_parcel_once();
      end $$`)
    this.addSql(`do $$ begin
      if to_regclass('fulfillment_label') is not null and to_regclass('order_fulfillment') is not null then
        perform shipping_watch_waybills();
      end if; end $$`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_fulfillment_label_waybill"`)
    this.addSql(`drop function if exists shipping_watch_waybills, shipping_parcel_once, shipping_label_once,
      shipping_check_waybill, shipping_waybill_taken, shipping_recipient, shipping_waybill_key cascade`)
  }
}
