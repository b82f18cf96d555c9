import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * What must never break, whoever writes: nothing is changed or taken back, a transaction's entries come in one statement
 * with it and sum to zero, balances follow the entries and nothing else.
 */
export class Migration20261124152100 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create or replace function ledger_refuse_change() returns trigger language plpgsql as $$
      begin raise exception 'ledger: % of % is refused, write a reversal', tg_op, tg_table_name; end $$`)
    for (const table of ['ledger_transaction', 'ledger_entry']) {
      this.addSql(`create trigger ${table}_no_change before update or delete on ${table}
        for each row execute function ledger_refuse_change()`)
    }
    for (const table of ['ledger_transaction', 'ledger_entry', 'ledger_balance', 'ledger_account']) {
      this.addSql(`create trigger ${table}_no_truncate before truncate on ${table}
        for each statement execute function ledger_refuse_change()`)
    }
    this.addSql(`create trigger ledger_account_no_change before update or delete on ledger_account
      for each row execute function ledger_refuse_change()`)

    // Balances change only from inside the entries' trigger: one level deeper than a statement of anybody's.
    this.addSql(`create or replace function ledger_guard_balance() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' or pg_trigger_depth() < 2 then
          raise exception 'ledger: % of ledger_balance is refused, it follows the entries', tg_op;
        end if;
        return new;
      end $$`)
    this.addSql(`create trigger ledger_balance_guard before insert or update or delete on ledger_balance
      for each row execute function ledger_guard_balance()`)

    // A plan made while the tables were small would be kept by the session and read them from end to end later.
    this.addSql(`create or replace function ledger_take_entries() returns trigger language plpgsql
      set enable_seqscan = off as $$
      declare broken text;
      begin
        select t.id into broken from new_entries n join ledger_transaction t on t.id = n.transaction_id
          where t.written_by <> pg_current_xact_id() limit 1;
        if found then raise exception 'ledger: late entry for transaction %', broken; end if;
        select t.id into broken from new_entries n join ledger_transaction t on t.id = n.transaction_id
          join ledger_account a on a.id = n.account_id
          where t.currency <> a.currency or t.effective_at <> n.effective_at limit 1;
        if found then raise exception 'ledger: mixed currency or time in transaction %', broken; end if;
        select n.id into broken
          from (select transaction_id as id, count(*) as fresh from new_entries group by transaction_id) n
          cross join lateral (select count(*) as count from ledger_entry where transaction_id = n.id) e
          where e.count <> n.fresh limit 1;
        if found then raise exception 'ledger: late entry for transaction %', broken; end if;
        select transaction_id into broken from new_entries
          group by transaction_id having sum(amount_fen) <> 0 or count(*) < 2 limit 1;
        if found then raise exception 'ledger: unbalanced transaction %', broken; end if;
        -- In order of account, so that two writers never wait for each other.
        insert into ledger_balance as b (account_id, balance_fen, entry_count)
          select account_id, sum(amount_fen), count(*) from new_entries group by account_id order by account_id
          on conflict (account_id) do update
            set balance_fen = b.balance_fen + excluded.balance_fen, entry_count = b.entry_count + excluded.entry_count;
        select a.id into broken from ledger_account a join ledger_balance b on b.account_id = a.id
          where a.id in (select account_id from new_entries) and not a.allow_negative
            and case a.normal_side when 'debit' then b.balance_fen else -b.balance_fen end < 0 limit 1;
        if found then raise exception 'ledger: below zero on account %', broken; end if;
        return null;
      end $$`)
    this.addSql(`create trigger ledger_entry_take after insert on ledger_entry
      referencing new table as new_entries for each statement execute function ledger_take_entries()`)

    this.addSql(`create or replace function ledger_check_transaction() returns trigger language plpgsql
      set enable_seqscan = off as $$
      begin
        if not exists (select 1 from ledger_entry where transaction_id = new.id) then
          raise exception 'ledger: unbalanced transaction %, it has no entries', new.id;
        end if;
        if new.reverses_id is not null and exists (
          (select account_id, sum(amount_fen) from ledger_entry where transaction_id = new.id group by 1
            except select account_id, -sum(amount_fen) from ledger_entry where transaction_id = new.reverses_id group by 1)
          union all
          (select account_id, -sum(amount_fen) from ledger_entry where transaction_id = new.reverses_id group by 1
            except select account_id, sum(amount_fen) from ledger_entry where transaction_id = new.id group by 1)
        ) then
          raise exception 'ledger: transaction % does not reverse %', new.id, new.reverses_id;
        end if;
        return null;
      end $$`)
    this.addSql(`create constraint trigger ledger_transaction_complete after insert on ledger_transaction
      deferrable initially deferred for each row execute function ledger_check_transaction()`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop function if exists ledger_refuse_change, ledger_guard_balance, ledger_take_entries,
      ledger_check_transaction cascade`)
  }
}
