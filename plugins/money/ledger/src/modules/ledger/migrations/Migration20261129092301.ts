import { Migration } from '@medusajs/framework/mikro-orm/migrations'

const KINDS = [
  ...['channel_payout', 'cost_booked', 'payable_paid', 'producer_paid', 'book_corrected', 'reversal'],
  'case_borne',
]

/** 赔付归责: who bears what went back to a buyer is entered by a voucher, and stands in the book by a confirmed one alone. */
export class Migration20261129092301 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table ledger_voucher drop constraint if exists ledger_voucher_kind_check`)
    this.addSql(`alter table ledger_voucher add constraint ledger_voucher_kind_check
      check (kind in (${KINDS.map((kind) => `'${kind}'`).join(', ')}))`)
    this.addSql(`create or replace function ledger_check_case() returns trigger language plpgsql set enable_seqscan = off as $$
      declare v ledger_voucher;
      begin
        select * into v from ledger_voucher where transaction_id = new.id and state = 'confirmed'
          and kind = case when new.reverses_id is null then new.kind else 'reversal' end
          and reverses_id is not distinct from new.reverses_id;
        if not found then raise exception 'ledger: transaction % has no confirmed voucher', new.id; end if;
        if (select count(*) from ledger_entry where transaction_id = new.id) <> 2 or exists (select 1 from ledger_entry
            where transaction_id = new.id and (account_id, amount_fen) not in
              ((v.debit_account_id, v.amount_fen), (v.credit_account_id, -v.amount_fen))) then
          raise exception 'ledger: transaction % is not what its voucher says', new.id;
        end if;
        return null;
      end $$`)
    this.addSql(`drop trigger if exists ledger_transaction_case on ledger_transaction`)
    this.addSql(`create constraint trigger ledger_transaction_case after insert on ledger_transaction
      deferrable initially deferred for each row when (new.kind in ('case_borne', 'case_borne_reversal'))
      execute function ledger_check_case()`)
  }

  override async down(): Promise<void> {
    this.addSql('drop function if exists ledger_check_case cascade')
  }
}
