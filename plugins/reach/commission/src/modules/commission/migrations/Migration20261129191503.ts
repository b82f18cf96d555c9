import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** When a withdrawal was paid: written once, as its payout says, and never taken back. */
export class Migration20261129191503 extends Migration {
  override async up(): Promise<void> {
    this.addSql('alter table commission_withdrawal add column if not exists paid_at timestamptz null')
    this.addSql(`create index if not exists "IDX_commission_withdrawal_paid" on commission_withdrawal (paid_at)
      where paid_at is not null`)
    this.addSql(`create or replace function commission_withdrawal_moves() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' or old.went_back_at is not null
            or to_jsonb(new) - 'went_back_at' - 'paid_at' <> to_jsonb(old) - 'went_back_at' - 'paid_at' then
          raise exception 'commission_withdrawal: 提现的记录不能改，只能付出一次、退回一次';
        end if;
        if new.paid_at is distinct from old.paid_at and (old.paid_at is not null or not exists (select 1 from payout p
            where p.id = new.payout_id and p.state = 'paid' and p.state_at = new.paid_at)) then
          raise exception 'commission_withdrawal: 提现在打款付出时才算付出' using errcode = 'check_violation';
        end if;
        return new;
      end $$`)
  }

  override async down(): Promise<void> {
    this.addSql('drop index if exists "IDX_commission_withdrawal_paid"')
    this.addSql('alter table commission_withdrawal drop column if exists paid_at')
    this.addSql(`create or replace function commission_withdrawal_moves() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' or old.went_back_at is not null or new.went_back_at is null
            or to_jsonb(new) - 'went_back_at' <> to_jsonb(old) - 'went_back_at' then
          raise exception 'commission_withdrawal: 提现的记录不能改，只能退回一次';
        end if;
        return new;
      end $$`)
  }
}
