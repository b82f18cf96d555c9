import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * A voucher that was taken back says by which reversal: its bank's number may be entered again, rightly this time. And a debt
 * that was paid meanwhile is not taken back: what is owed never falls below nothing by a reversal.
 */
export class Migration20261128234501 extends Migration {
  override async up(): Promise<void> {
    for (const sql of [...COLUMN, ...REVERSED, ...OWED]) this.addSql(sql)
  }

  override async down(): Promise<void> {
    this.addSql(`drop function if exists ledger_voucher_reversed, ledger_check_owed cascade`)
    this.addSql(`alter table ledger_voucher drop column if exists reversed_by`)
  }
}

const NUMBERED = `'channel_payout', 'payable_paid', 'producer_paid'`

const COLUMN = [
  `alter table ledger_voucher add column if not exists reversed_by text null references ledger_voucher (id)`,
  `drop index if exists "UQ_ledger_voucher_reference"`,
  `create unique index "UQ_ledger_voucher_reference" on ledger_voucher
    (kind, (case kind when 'channel_payout' then credit_account_id else '' end), reference)
    where state <> 'withdrawn' and reversed_by is null and kind in (${NUMBERED})`,
]

const REVERSED = [
  // In front of the guard, which lets nothing of a decided voucher change: this alone is written later, and only as it is true.
  `create or replace function ledger_guard_voucher() returns trigger language plpgsql as $$
    begin
      if old.state = 'confirmed' and old.reversed_by is null
        and to_jsonb(new) - 'reversed_by' = to_jsonb(old) - 'reversed_by'
        and exists (select 1 from ledger_voucher r where r.id = new.reversed_by and r.kind = 'reversal'
          and r.state = 'confirmed' and r.reverses_id = new.transaction_id) then
        return new;
      end if;
      if old.state <> 'drafted' or new.reversed_by is not null then
        raise exception 'ledger: voucher % was decided and stays as it is', old.id;
      end if;
      if (to_jsonb(new) - array['state', 'decided_by', 'decided_at', 'transaction_id', 'updated_at'])
        <> (to_jsonb(old) - array['state', 'decided_by', 'decided_at', 'transaction_id', 'updated_at']) then
        raise exception 'ledger: voucher % stays as it was drafted', old.id;
      end if;
      if new.state = 'confirmed' and new.decided_by <> new.drafted_by and same_person(new.decided_by, new.drafted_by) then
        raise exception 'ledger: CK_ledger_voucher_related';
      end if;
      if new.state = 'confirmed' and second_person_unproved(new.decided_by) then
        raise exception 'ledger: CK_ledger_voucher_unproved';
      end if;
      return new;
    end $$`,
  `create or replace function ledger_voucher_reversed() returns trigger language plpgsql as $$
    begin
      update ledger_voucher set reversed_by = new.id where transaction_id = new.reverses_id;
      return null;
    end $$`,
  `create or replace trigger ledger_voucher_reversed after update of state on ledger_voucher for each row
    when (new.kind = 'reversal' and new.state = 'confirmed' and old.state = 'drafted')
    execute function ledger_voucher_reversed()`,
  `update ledger_voucher v set reversed_by = r.id from ledger_voucher r
    where r.kind = 'reversal' and r.state = 'confirmed' and r.reverses_id = v.transaction_id and v.reversed_by is null`,
]

const OWED = [
  `create or replace function ledger_check_owed() returns trigger language plpgsql as $$
    begin
      if exists (select 1 from ledger_entry e join ledger_account a on a.id = e.account_id
          join ledger_balance b on b.account_id = a.id
          where e.transaction_id = new.id and a.kind = 'accounts_payable' and e.amount_fen > 0 and b.balance_fen > 0) then
        raise exception 'ledger: CK_ledger_voucher_covered';
      end if;
      return null;
    end $$`,
  `drop trigger if exists ledger_transaction_owed on ledger_transaction`,
  `create constraint trigger ledger_transaction_owed after insert on ledger_transaction
    deferrable initially deferred for each row when (new.kind = 'cost_booked_reversal')
    execute function ledger_check_owed()`,
]
