import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * Medusa's stand-in of a payment is off: its module switches every provider on at each start, so the row itself says no;
 * no region may name it, and those that did no longer do.
 */
export class Migration2026112805022 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create or replace function checkout_switch_off() returns trigger language plpgsql as $$
      begin
        new.is_enabled := false;
        return new;
      end $$`)
    this.addSql(`create or replace function checkout_no_stand_in() returns trigger language plpgsql as $$
      begin
        raise exception 'checkout: 系统自带的占位支付收不到钱，不能用于任何地区' using errcode = 'check_violation';
      end $$`)
    this.addSql(`create or replace function checkout_shut_stand_in() returns void language plpgsql as $$
      begin
        create or replace trigger checkout_switch_off before insert or update on payment_provider
          for each row when (new.id like 'pp\\_system\\_%') execute function checkout_switch_off();
        update payment_provider set is_enabled = false where id like 'pp\\_system\\_%';
        delete from region_payment_provider where payment_provider_id like 'pp\\_system\\_%';
        create or replace trigger checkout_no_stand_in before insert or update on region_payment_provider
          for each row when (new.payment_provider_id like 'pp\\_system\\_%' and new.deleted_at is null)
          execute function checkout_no_stand_in();
      end $$`)
    this.addSql(`do $$ begin
      if to_regclass('payment_provider') is not null and to_regclass('region_payment_provider') is not null then
        perform checkout_shut_stand_in();
      end if; end $$`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop function if exists checkout_switch_off, checkout_no_stand_in, checkout_shut_stand_in cascade`)
  }
}
