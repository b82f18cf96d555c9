import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * What must never break, whoever writes: a code keeps its lot, is never taken away and, once void, stays void; its scans
 * only grow; a lot never has more live codes than pieces and allowance.
 */
export class Migration20261125010429 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create or replace function trace_guard_code() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then raise exception 'trace: a printed code is never taken away'; end if;
        if (new.code, new.batch_id, new.seq, new.lot_id, new.gtin14) is distinct from
           (old.code, old.batch_id, old.seq, old.lot_id, old.gtin14) then
          raise exception 'trace: a code keeps its lot, number and place';
        end if;
        if old.state = 'void' and (new.state, new.void_reason, new.voided_at) is distinct from
           (old.state, old.void_reason, old.voided_at) then
          raise exception 'trace: a void code stays void';
        end if;
        if new.scan_count < old.scan_count or new.network_count < old.network_count or
           (old.first_scanned_at is not null and new.first_scanned_at is distinct from old.first_scanned_at) then
          raise exception 'trace: scans are not taken back';
        end if;
        return new;
      end $$`)
    this.addSql(`create trigger trace_code_guard before update or delete on trace_code
      for each row execute function trace_guard_code()`)
    this.addSql(`create or replace function trace_guard_batch() returns trigger language plpgsql as $$
      declare live bigint;
      begin
        if tg_op = 'DELETE' then raise exception 'trace: a batch is never taken away'; end if;
        if tg_op = 'UPDATE' then
          if (new.id, new.idempotency_key, new.lot_id, new.lot_code, new.gtin14, new.variant_id, new.pieces,
              new.allowance, new.count) is distinct from (old.id, old.idempotency_key, old.lot_id, old.lot_code,
              old.gtin14, old.variant_id, old.pieces, old.allowance, old.count) then
            raise exception 'trace: a batch keeps its lot and number';
          end if;
          if new.made < old.made or (old.state = 'void' and new.state <> 'void')
             or (old.state = 'ready' and new.state = 'making') then
            raise exception 'trace: a batch does not go back';
          end if;
          return new;
        end if;
        -- One label printer after the other for a lot: two batches at once may not both find room.
        perform pg_advisory_xact_lock(hashtextextended('trace:' || new.lot_id, 0));
        select coalesce(sum(b.count), 0) - (select count(*) from trace_code c
            join trace_code_batch own on own.id = c.batch_id and own.state <> 'void'
            where c.lot_id = new.lot_id and c.state = 'void')
          into live from trace_code_batch b where b.lot_id = new.lot_id and b.state <> 'void';
        if live + new.count > new.pieces + new.allowance then
          raise exception 'trace: more codes than pieces, % live of % in lot %', live, new.pieces, new.lot_code;
        end if;
        return new;
      end $$`)
    this.addSql(`create trigger trace_code_batch_guard before insert or update or delete on trace_code_batch
      for each row execute function trace_guard_batch()`)
    this.addSql(`create or replace function trace_refuse_truncate() returns trigger language plpgsql as $$
      begin raise exception 'trace: % is never emptied', tg_table_name; end $$`)
    for (const table of ['trace_code', 'trace_code_batch']) {
      this.addSql(`create trigger ${table}_no_truncate before truncate on ${table}
        for each statement execute function trace_refuse_truncate()`)
    }
  }

  override async down(): Promise<void> {
    this.addSql('drop function if exists trace_guard_code, trace_guard_batch, trace_refuse_truncate cascade')
  }
}
