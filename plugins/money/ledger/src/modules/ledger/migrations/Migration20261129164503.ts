import { Migration } from '@medusajs/framework/mikro-orm/migrations'

const check = (kinds: string) => `create or replace function ledger_check_payout() returns trigger
    language plpgsql set enable_seqscan = off as $$
      begin
        if exists (select 1 from ledger_entry e join ledger_account a on a.id = e.account_id
            join ledger_balance b on b.account_id = a.id
            where e.transaction_id = new.id and a.kind in (${kinds}) and a.stage = 'available'
              and e.amount_fen > 0 and b.balance_fen > 0) then
          raise exception 'ledger: CK_ledger_voucher_covered';
        end if;
        return null;
      end $$`

/** What is paid out to a distributor is there too, tax and all: below zero it goes by buyers' refunds alone. */
export class Migration20261129164503 extends Migration {
  override async up(): Promise<void> {
    this.addSql(check(`'producer_payable', 'distributor_commission'`))
  }

  override async down(): Promise<void> {
    this.addSql(check(`'producer_payable'`))
  }
}
