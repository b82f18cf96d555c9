import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * No price is below zero or ends between two fen, wherever staff type one: a good's, a price list's, a line's of a draft
 * or an edit, carriage. Medusa takes any number: a line at −3 yuan pays its buyer the whole order back. What stands there
 * from before may stay until it is changed.
 */
export class Migration2026112805255 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create or replace function price_check(yuan numeric) returns void language plpgsql immutable as $$
      begin
        if yuan < 0 then raise exception 'checkout: 价格不能低于 0 元'; end if;
        if yuan <> round(yuan, 2) then raise exception 'checkout: 价格只能精确到分'; end if;
      end $$`)
    this.addSql(`create or replace function price_check_amount() returns trigger language plpgsql as $$
      begin perform price_check(new.amount); return new; end $$`)
    this.addSql(`create or replace function price_check_line() returns trigger language plpgsql as $$
      begin perform price_check(new.unit_price); return new; end $$`)
    this.addSql(`create or replace function price_check_action() returns trigger language plpgsql as $$
      begin perform price_check(line_discounts_number(new.details -> 'unit_price')); return new; end $$`)
    this.addSql(`create or replace function price_checks_watch() returns void language plpgsql as $$
      begin
        create or replace trigger price_check before insert or update of amount on price
          for each row when (new.currency_code = 'cny') execute function price_check_amount();
        create or replace trigger price_check before insert or update of unit_price on order_line_item
          for each row execute function price_check_line();
        create or replace trigger price_check before insert or update of amount on order_shipping_method
          for each row execute function price_check_amount();
        create or replace trigger price_check before insert or update of details on order_change_action
          for each row when (jsonb_exists(new.details, 'unit_price')) execute function price_check_action();
      end $$`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop function if exists price_checks_watch, price_check_action, price_check_line, price_check_amount,
      price_check cascade`)
  }
}
