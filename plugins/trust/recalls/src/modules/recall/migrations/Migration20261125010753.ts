import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Recalls and their rows. A lot has one open recall; a recall with a row not over cannot be closed. */
export class Migration20261125010753 extends Migration {
  override async up(): Promise<void> {
    const stamps = `created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
      deleted_at timestamptz null check (deleted_at is null)`
    this.addSql(`create table if not exists recall (
      id text primary key,
      lot_id text not null,
      lot_ids text[] not null,
      reason text not null check (reason <> ''),
      class text not null check (class in ('first', 'second', 'third')),
      state text not null default 'open' check (state in ('open', 'closed')),
      opened_by text not null,
      opened_at timestamptz not null,
      stopped_at timestamptz null,
      closed_by text null,
      closed_at timestamptz null,
      check ((state = 'closed') = (closed_at is not null and closed_by is not null)), ${stamps})`)
    this.addSql(`create unique index if not exists "IDX_recall_open_lot" on recall (lot_id) where state = 'open'`)
    this.addSql(`create index if not exists "IDX_recall_stopped" on recall (stopped_at)`)
    this.addSql(`create table if not exists recall_affected (
      id text primary key,
      recall_id text not null references recall (id),
      kind text not null check (kind in ('buyer', 'waiting', 'place')),
      lot_id text null, order_id text null, line_item_id text null, fulfillment_id text null, location_id text null,
      quantity integer not null check (quantity > 0),
      state text not null check (state in ('pending', 'held', 'notified', 'returned', 'refunding', 'refunded',
        'unreachable', 'secured')),
      refund_fen integer null check (refund_fen > 0),
      changed_by text null,
      check ((kind = 'place') = (location_id is not null)),
      check ((kind = 'place') = (order_id is null)),
      check (state not in ('refunding', 'refunded') or kind <> 'place' and refund_fen is not null), ${stamps})`)
    this.addSql(`create unique index if not exists "IDX_recall_affected_once" on recall_affected (recall_id, kind,
      coalesce(lot_id, ''), coalesce(line_item_id, ''), coalesce(fulfillment_id, ''), coalesce(location_id, ''))`)
    this.addSql(`create index if not exists "IDX_recall_affected_open" on recall_affected (state)
      where state in ('pending', 'refunding')`)
    this.addSql(`create index if not exists "IDX_recall_affected_order" on recall_affected (order_id)`)
    this.addSql(`create or replace function recall_guard() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then raise exception 'recall: % 不能删除', tg_table_name; end if;
        if old.state = 'closed' then raise exception 'recall: 召回已经结束，不能再改'; end if;
        if new.state = 'closed' and exists (select 1 from recall_affected a where a.recall_id = new.id
            and a.state not in ('returned', 'refunded', 'unreachable', 'secured')) then
          raise exception 'recall: 还有没有处理完的，不能结束召回';
        end if;
        return new;
      end $$`)
    this.addSql(`create trigger recall_guard before update or delete on recall
      for each row execute function recall_guard()`)
    this.addSql(`create or replace function recall_affected_guard() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then raise exception 'recall: % 不能删除', tg_table_name; end if;
        -- The recall's row is the lock between a late row and the closing.
        perform 1 from recall where id = new.recall_id and state = 'open' for share;
        if not found then raise exception 'recall: 召回已经结束，不能再改'; end if;
        if tg_op = 'UPDATE' and old.state in ('returned', 'refunded', 'unreachable', 'secured') then
          raise exception 'recall: 已经处理完的不能再改';
        end if;
        return new;
      end $$`)
    this.addSql(`create trigger recall_affected_guard before insert or update or delete on recall_affected
      for each row execute function recall_affected_guard()`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists recall_affected, recall cascade')
    this.addSql('drop function if exists recall_guard, recall_affected_guard cascade')
  }
}
