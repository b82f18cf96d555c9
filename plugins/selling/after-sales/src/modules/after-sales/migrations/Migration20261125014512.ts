import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * What of an inspected claim has to go back on the shelf, written with the inspection and worked off once; and carriage
 * is settled when the money goes, once for an order.
 */
export class Migration20261125014512 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists after_sale_restock (
      id text primary key, after_sale_id text not null references after_sale (id), inventory_item_id text not null,
      location_id text not null, quantity integer not null check (quantity > 0), stocked_before integer null,
      stocked_after integer null, done_at timestamptz null, unique (after_sale_id, inventory_item_id, location_id))`)
    this.addSql(`create index if not exists "IDX_after_sale_restock_open" on after_sale_restock (id)
      where done_at is null`)
    this.addSql(`create or replace function after_sale_restock_once() returns trigger language plpgsql as $$
      begin
        if old.done_at is not null or new.done_at is null
            or (new.after_sale_id, new.inventory_item_id, new.location_id, new.quantity) is distinct from
              (old.after_sale_id, old.inventory_item_id, old.location_id, old.quantity) then
          raise exception 'after_sale: 退回的货只入库一次';
        end if;
        return new;
      end $$`)
    this.addSql(`create trigger after_sale_restock_once before update on after_sale_restock
      for each row execute function after_sale_restock_once()`)
    this.addSql(`create trigger after_sale_restock_stays before delete on after_sale_restock
      for each row execute function after_sale_refuse_change()`)

    this.addSql(`create or replace function after_sale_settle_freight() returns trigger language plpgsql as $$
      begin
        if new.freight_fen <> old.freight_fen and new.state <> 'refunding' then
          raise exception 'after_sale: % 的运费只在退款时定', old.id;
        end if;
        if new.state = 'refunding' and new.freight_fen > 0 then
          perform pg_advisory_xact_lock(hashtext('after_sale:freight:' || new.order_id));
          if exists (select 1 from after_sale a where a.order_id = new.order_id and a.id <> new.id
              and a.state in ('refunding', 'refunded') and a.freight_fen > 0) then
            raise exception 'after_sale: 订单 % 的运费已退过一次', new.order_id;
          end if;
        end if;
        return new;
      end $$`)
    this.addSql(`create trigger after_sale_settle_freight before update of state, freight_fen on after_sale
      for each row when (old.state is distinct from new.state or old.freight_fen is distinct from new.freight_fen)
      execute function after_sale_settle_freight()`)
    this.walk('order_id, kind, rule, reason, goods_fen')
  }

  override async down(): Promise<void> {
    this.walk('order_id, kind, rule, reason, goods_fen, freight_fen')
    this.addSql(`drop function if exists after_sale_settle_freight cascade`)
    this.addSql(`drop table if exists after_sale_restock cascade`)
    this.addSql(`drop function if exists after_sale_restock_once`)
  }

  private walk(fixed: string): void {
    const of = (row: string) => fixed.replace(/\w+/g, (column) => `${row}.${column}`)
    this.addSql(`create or replace function after_sale_walk() returns trigger language plpgsql as $$
      begin
        if (${of('new')}) is distinct from (${of('old')}) then
          raise exception 'after_sale: % 提交后不能改动', old.id;
        end if;
        if new.state = old.state then return new; end if;
        if new.version <> old.version + 1 then raise exception 'after_sale: walk without its version'; end if;
        if (old.state || '>' || new.state) not in ('requested>approved', 'requested>refused', 'requested>withdrawn',
              'approved>refused', 'approved>withdrawn', 'refunding>refunded')
            and not (new.kind = 'refund_only' and old.state || '>' || new.state = 'approved>refunding')
            and not (new.kind = 'return_refund' and (old.state || '>' || new.state) in ('approved>sent_back',
              'approved>received', 'sent_back>received', 'received>inspected', 'inspected>refunding',
              'inspected>refused')) then
          raise exception 'after_sale: walk from % to % is not a way of %', old.state, new.state, new.kind;
        end if;
        return new;
      end $$`)
  }
}
