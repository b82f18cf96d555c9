import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * What an order is credited is a number (Postgres counts NaN above every one). Not of whole fen: Medusa itself credits what
 * a coupon's share leaves below the fen. What a running shop has already is not looked at until it is written again.
 */
export class Migration2026112813363 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create or replace function checkout_credit_number() returns void language plpgsql as $$
      begin
        alter table order_credit_line drop constraint if exists "CK_order_credit_line_number";
        alter table order_credit_line add constraint "CK_order_credit_line_number" check (deleted_at is not null
          or (amount > -1e12 and amount < 1e12)) not valid;
      end $$`)
    this.addSql(`do $$ begin
      if to_regclass('order_credit_line') is not null then perform checkout_credit_number(); end if; end $$`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop function if exists checkout_credit_number`)
    this.addSql(`alter table if exists order_credit_line drop constraint if exists "CK_order_credit_line_number"`)
  }
}
