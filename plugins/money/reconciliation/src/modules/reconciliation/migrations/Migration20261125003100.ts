import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * A bill that was believed, its lines and its file stay as they came; a decision is made once. Nothing is deleted,
 * whoever asks.
 */
export class Migration20261125003100 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create or replace function reconciliation_refuse_change() returns trigger language plpgsql as $$
      begin raise exception 'reconciliation: % of % is refused', tg_op, tg_table_name; end $$`)
    const tables = ['channel_bill', 'channel_bill_line', 'channel_bill_file', 'bill_difference', 'channel_task']
    for (const table of tables) {
      const kept = table === 'channel_bill_line' || table === 'channel_bill_file'
      this.addSql(`create trigger ${table}_kept before ${kept ? 'update or delete' : 'delete'} on ${table}
        for each row execute function reconciliation_refuse_change()`)
      this.addSql(`create trigger ${table}_no_truncate before truncate on ${table}
        for each statement execute function reconciliation_refuse_change()`)
    }

    this.addSql(`create or replace function reconciliation_guard_bill() returns trigger language plpgsql as $$
      begin
        if row(new.id, new.channel, new.bill_date) is distinct from row(old.id, old.channel, old.bill_date)
          or (old.state <> 'failed' and row(new.hash, new.fetched_at) is distinct from row(old.hash, old.fetched_at))
          or (old.state = 'fetched' and new.state = 'failed') or (old.state = 'matched' and new.state <> 'matched') then
          raise exception 'reconciliation: bill % was accepted and stays as it is', old.id;
        end if;
        return new;
      end $$`)
    this.addSql(`create trigger channel_bill_guard before update on channel_bill
      for each row execute function reconciliation_guard_bill()`)

    this.addSql(`create or replace function reconciliation_guard_line() returns trigger language plpgsql as $$
      begin
        if (select state from channel_bill where id = new.bill_id) <> 'fetched' then
          raise exception 'reconciliation: late line for bill %', new.bill_id;
        end if;
        return new;
      end $$`)
    this.addSql(`create trigger channel_bill_line_guard before insert on channel_bill_line
      for each row execute function reconciliation_guard_line()`)

    // Only the decision may be written, only once; a task may also learn more while it is open.
    this.addSql(`create or replace function reconciliation_guard_decision() returns trigger language plpgsql as $$
      begin
        if old.state = 'resolved' then
          raise exception 'reconciliation: % was decided and stays as it is', old.id;
        end if;
        return new;
      end $$`)
    for (const table of ['bill_difference', 'channel_task']) {
      this.addSql(`create trigger ${table}_guard before update on ${table}
        for each row execute function reconciliation_guard_decision()`)
    }
    this.addSql(`create or replace function reconciliation_guard_difference() returns trigger language plpgsql as $$
      begin
        if row(new.bill_id, new.kind, new.line_kind, new.reference, new.order_id, new.here_fen, new.there_fen)
          is distinct from
          row(old.bill_id, old.kind, old.line_kind, old.reference, old.order_id, old.here_fen, old.there_fen) then
          raise exception 'reconciliation: difference % stays as it was found', old.id;
        end if;
        return new;
      end $$`)
    this.addSql(`create trigger bill_difference_facts before update on bill_difference
      for each row execute function reconciliation_guard_difference()`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop function if exists reconciliation_refuse_change, reconciliation_guard_bill,
      reconciliation_guard_line, reconciliation_guard_decision, reconciliation_guard_difference cascade`)
  }
}
