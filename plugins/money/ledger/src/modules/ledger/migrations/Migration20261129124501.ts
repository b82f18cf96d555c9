import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * A producer is paid by a voucher or by a payout, and by both together no more than is owed: at commit the account does not
 * stand below nothing for a payout that was asked, as it does not for a voucher. Whoever posts has the balance's row by then.
 */
export class Migration20261129124501 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create or replace function ledger_check_payout() returns trigger language plpgsql set enable_seqscan = off as $$
      begin
        if exists (select 1 from ledger_entry e join ledger_account a on a.id = e.account_id
            join ledger_balance b on b.account_id = a.id
            where e.transaction_id = new.id and a.kind = 'producer_payable' and e.amount_fen > 0 and b.balance_fen > 0) then
          raise exception 'ledger: CK_ledger_voucher_covered';
        end if;
        return null;
      end $$`)
    this.addSql(`drop trigger if exists ledger_transaction_payout on ledger_transaction`)
    this.addSql(`create constraint trigger ledger_transaction_payout after insert on ledger_transaction
      deferrable initially deferred for each row when (new.kind = 'payout_asked') execute function ledger_check_payout()`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop function if exists ledger_check_payout cascade`)
  }
}
