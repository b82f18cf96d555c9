import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * What must never break, whoever writes: movements and events are written once and alone move a lot's stock, events are
 * chained by hash, a lot changes its state only along the allowed ways.
 */
export class Migration20261125004600 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create or replace function lot_refuse_change() returns trigger language plpgsql as $$
      begin raise exception 'lot: % 只能新增，不能%', tg_table_name, case tg_op when 'UPDATE' then '修改' else '删除' end; end $$`)
    for (const table of ['lot_event', 'lot_source', 'inspection']) {
      this.addSql(`create trigger ${table}_no_change before update or delete on ${table}
        for each row execute function lot_refuse_change()`)
    }
    for (const table of ['lot', 'lot_stock', 'lot_movement']) {
      this.addSql(`create trigger ${table}_no_delete before delete on ${table}
        for each row execute function lot_refuse_change()`)
    }
    for (const table of ['lot', 'lot_stock', 'lot_movement', 'lot_event', 'lot_source', 'inspection']) {
      this.addSql(`create trigger ${table}_no_truncate before truncate on ${table}
        for each statement execute function lot_refuse_change()`)
    }

    // A movement learns once which order line it was for: Medusa takes the stock before it says for whom.
    this.addSql(`create or replace function lot_tie_movement() returns trigger language plpgsql as $$
      begin
        if old.order_id is not null or (to_jsonb(new) - '{order_id,line_item_id,fulfillment_id}'::text[])
            is distinct from (to_jsonb(old) - '{order_id,line_item_id,fulfillment_id}'::text[]) then
          raise exception 'lot: lot_movement 只能新增，不能修改';
        end if;
        return new;
      end $$`)
    this.addSql(`create trigger lot_movement_tie before update on lot_movement
      for each row execute function lot_tie_movement()`)

    this.addSql(`create or replace function lot_guard_stock() returns trigger language plpgsql as $$
      begin
        if pg_trigger_depth() < 2 then raise exception 'lot: 批次库存只随批次流水变化'; end if;
        return new;
      end $$`)
    this.addSql(`create trigger lot_stock_guard before insert or update on lot_stock
      for each row execute function lot_guard_stock()`)

    // The chain: the lot's row is the lock, so that two writers cannot follow the same link.
    this.addSql(`create or replace function lot_chain_event() returns trigger language plpgsql as $$
      declare last record; code text; said jsonb;
      begin
        select l.code into code from lot l where l.id = new.lot_id for no key update;
        said := new.body::jsonb;
        if said->>'lot' is distinct from code or said->>'type' is distinct from new.type
            or (said->>'occurred_at')::timestamptz is distinct from new.occurred_at or said->'payload' is null then
          raise exception 'lot: 事件正文与批次、类型或时间不符';
        end if;
        select e.seq, e.hash into last from lot_event e where e.lot_id = new.lot_id order by e.seq desc limit 1;
        new.seq := coalesce(last.seq, 0) + 1;
        new.prev_hash := coalesce(last.hash, repeat('0', 64));
        new.hash := encode(sha256(convert_to(new.prev_hash || E'\\n' || new.body, 'UTF8')), 'hex');
        new.recorded_at := now();
        return new;
      end $$`)
    this.addSql(`create trigger lot_event_chain before insert on lot_event
      for each row execute function lot_chain_event()`)
    this.addSql(`create or replace function lot_write_event(lot_id text, type text, actor text, payload jsonb,
        occurred_at timestamptz default now(), corrects_seq int default null) returns void language sql as $$
      insert into lot_event (lot_id, type, occurred_at, actor, body, corrects_seq)
        select l.id, $2, date_trunc('milliseconds', $5), $3, jsonb_build_object('lot', l.code, 'type', $2, 'actor', $3,
          'occurred_at', to_char(date_trunc('milliseconds', $5) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'payload', $4)::text, $6
        from lot l where l.id = $1 $$`)

    this.addSql(`create or replace function lot_guard_lot() returns trigger language plpgsql as $$
      begin
        if (new.code, new.good_id, new.inventory_item_id, new.quantity_unit, new.received_quantity, new.received_by,
            new.made_on, new.best_before) is distinct from (old.code, old.good_id, old.inventory_item_id,
            old.quantity_unit, old.received_quantity, old.received_by, old.made_on, old.best_before) then
          raise exception 'lot: 批次登记后不能改动，请登记更正';
        end if;
        if new.state <> old.state and (old.state || '>' || new.state) not in ('quarantine>released',
            'quarantine>rejected', 'quarantine>recalled', 'quarantine>used_up', 'quarantine>expired',
            'released>recalled', 'released>used_up', 'released>expired', 'used_up>released', 'used_up>recalled',
            'expired>recalled', 'used_up>quarantine') then
          raise exception 'lot: 批次 % 不能从 % 变为 %', old.code, old.state, new.state;
        end if;
        if old.state = 'quarantine' and new.state = 'released' and not lot_may_release(new.id) then
          raise exception 'lot: 批次 % 没有合格的入库检验，不能放行', old.code;
        end if;
        return new;
      end $$`)
    // Inspected itself with the last word "passed", or made only of lots that were.
    this.addSql(`create or replace function lot_may_release(wanted text) returns boolean language sql stable as $$
      select coalesce((select i.verdict = 'passed' from inspection i where i.lot_id = wanted and i.kind = 'incoming'
          order by i.at desc, i.id desc limit 1),
        (select bool_and(p.released_by is not null and p.state in ('released', 'used_up'))
          from lot_source s join lot p on p.id = s.parent_lot_id where s.child_lot_id = wanted), false) $$`)
    this.addSql(`create trigger lot_guard before update on lot for each row execute function lot_guard_lot()`)

    this.addSql(`create or replace function lot_birth() returns trigger language plpgsql as $$
      begin
        if new.state <> 'quarantine' then raise exception 'lot: 批次从待检开始'; end if;
        return new;
      end $$`)
    this.addSql(`create trigger lot_birth before insert on lot for each row execute function lot_birth()`)

    // What a lot gave away to others is what they took, loss apart; looked at when all is written.
    this.addSql(`create or replace function lot_check_sources() returns trigger language plpgsql as $$
      declare parent text; gave bigint; took bigint;
      begin
        parent := case tg_table_name when 'lot_source' then to_jsonb(new)->>'parent_lot_id' else to_jsonb(new)->>'lot_id' end;
        select coalesce(-sum(delta), 0) into gave from lot_movement
          where lot_id = parent and delta < 0 and reason in ('split', 'mix', 'pack');
        select coalesce(sum(quantity), 0) into took from lot_source where parent_lot_id = parent;
        if gave <> took then raise exception 'lot: 批次加工前后数量不符：领出 %，去向合计 %', gave, took; end if;
        return null;
      end $$`)
    this.addSql(`create constraint trigger lot_source_adds_up after insert on lot_source
      deferrable initially deferred for each row execute function lot_check_sources()`)
    this.addSql(`create constraint trigger lot_movement_adds_up after insert on lot_movement
      deferrable initially deferred for each row when (new.reason in ('split', 'mix', 'pack') and new.delta < 0)
      execute function lot_check_sources()`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop function if exists lot_refuse_change, lot_tie_movement, lot_guard_stock, lot_chain_event,
      lot_write_event, lot_guard_lot, lot_may_release, lot_birth, lot_check_sources cascade`)
  }
}
