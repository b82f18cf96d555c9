import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * Medusa's stand-in provider says "paid" to whoever asks. What it captures counts only as money that a member of staff
 * took in person (cash, a transfer), so the database takes no such capture without a name. Two indexes list
 * the changes of orders and the payments begun of the last time.
 */
export class Migration2026112801301 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create or replace function checkout_refuse_capture() returns trigger language plpgsql as $$
      begin
        if coalesce(new.created_by, '') = '' and exists (select 1 from payment y
            where y.id = new.payment_id and y.provider_id like 'pp\\_system\\_%') then
          raise exception 'checkout: 没有经过支付渠道的款项，须由工作人员登记收款' using errcode = 'check_violation';
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace function checkout_watch_money() returns void language plpgsql as $$
      begin
        create or replace trigger checkout_refuse_capture before insert or update on capture
          for each row execute function checkout_refuse_capture();
        create index if not exists "IDX_order_change_confirmed_at" on order_change (confirmed_at)
          where confirmed_at is not null;
        create index if not exists "IDX_payment_session_open" on payment_session (created_at)
          where authorized_at is null and deleted_at is null;
      end $$`)
    this.addSql(`do $$ begin
      if to_regclass('capture') is not null and to_regclass('order_change') is not null then
        perform checkout_watch_money();
      end if; end $$`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop function if exists checkout_refuse_capture, checkout_watch_money cascade`)
  }
}
