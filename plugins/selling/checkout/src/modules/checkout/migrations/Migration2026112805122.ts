import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * Pieces are held whole, whoever holds them (Postgres counts NaN above every number); a promotion takes nothing below zero
 * and no more than all. What a running shop has already is not looked at until it is written again.
 */
export class Migration2026112805122 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create or replace function checkout_sound_discount() returns trigger language plpgsql as $$
      begin
        if new.deleted_at is null and new.value is not null and (new.value < 0 or new.value >= 1e12
            or (new.type = 'percentage' and new.value > 100)) then
          raise exception 'checkout: 优惠必须不小于 0，折扣不能超过 100%%' using errcode = 'check_violation';
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace function checkout_count_whole() returns void language plpgsql as $$
      begin
        alter table reservation_item drop constraint if exists "CK_reservation_item_whole";
        alter table reservation_item add constraint "CK_reservation_item_whole" check (deleted_at is not null
          or (quantity > 0 and quantity < 1e9 and quantity = trunc(quantity))) not valid;
        create or replace trigger checkout_sound_discount before insert or update on promotion_application_method
          for each row execute function checkout_sound_discount();
      end $$`)
    this.addSql(`do $$ begin
      if to_regclass('reservation_item') is not null and to_regclass('promotion_application_method') is not null then
        perform checkout_count_whole();
      end if; end $$`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop function if exists checkout_sound_discount, checkout_count_whole cascade`)
    this.addSql(`alter table if exists reservation_item drop constraint if exists "CK_reservation_item_whole"`)
  }
}
