import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Orders whose commission could not be booked, tried again with each run; and what a withdrawal owns adds up whoever writes it. */
export class Migration20261129175501 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists commission_fault (
      order_id text primary key, reason text not null, tried_at timestamptz not null)`)
    this.addSql(`create index if not exists "IDX_commission_fault_tried" on commission_fault (tried_at, order_id)`)
    this.addSql(`create or replace function commission_withdrawal_owned_adds_up() returns trigger language plpgsql as $$
      begin
        if exists (select 1 from commission_withdrawal w where w.id = new.withdrawal_id and w.gross_fen <> (
            select sum(o.amount_fen) from commission_withdrawal_release o where o.withdrawal_id = w.id)) then
          raise exception 'commission_withdrawal: % 的金额与它的佣金合不上', new.withdrawal_id using errcode = 'check_violation';
        end if;
        return null;
      end $$`)
    this.addSql(`drop trigger if exists commission_withdrawal_owned_adds_up on commission_withdrawal_release`)
    this.addSql(`create constraint trigger commission_withdrawal_owned_adds_up after insert on commission_withdrawal_release
      deferrable initially deferred for each row execute function commission_withdrawal_owned_adds_up()`)
  }

  override async down(): Promise<void> {
    this.addSql('drop function if exists commission_withdrawal_owned_adds_up cascade')
    this.addSql('drop table if exists commission_fault')
  }
}
