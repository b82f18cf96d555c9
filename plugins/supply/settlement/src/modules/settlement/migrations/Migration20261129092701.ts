import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** What a late order brought its shop goes back where the order is given up after all: once, and of what was credited alone. */
export class Migration20261129092701 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists late_return (
      shop_order_id text primary key references late_verdict (shop_order_id),
      amount_fen integer not null check (amount_fen > 0),
      at timestamptz not null default now())`)
    this.addSql(`create index if not exists "IDX_late_verdict_credited" on late_verdict (at, shop_order_id)
      where verdict = 'credited'`)
    this.addSql(`create or replace function late_return_guard() returns trigger language plpgsql as $$
      begin
        if new.amount_fen is distinct from (select amount_fen from late_verdict
            where shop_order_id = new.shop_order_id and verdict = 'credited') then
          raise exception 'settlement: 收回的不是补偿的数';
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger late_return_guard before insert on late_return
      for each row execute function late_return_guard()`)
    this.addSql(`create or replace trigger late_return_stays before update or delete on late_return
      for each row execute function settlement_stays()`)
    this.addSql(`create or replace trigger late_return_no_truncate before truncate on late_return
      for each statement execute function settlement_stays()`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists late_return cascade')
    this.addSql('drop index if exists "IDX_late_verdict_credited"')
    this.addSql('drop function if exists late_return_guard cascade')
  }
}
