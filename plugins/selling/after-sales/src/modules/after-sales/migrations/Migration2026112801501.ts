import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * Pieces of a line are counted once: what is claimed here and what goes back by a return, exchange or claim of Medusa's
 * own are together never more than was bought. A claim of goods that cost nothing ends without a refund.
 */
export class Migration2026112801501 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`do $$ declare c record; begin
      for c in select conname from pg_constraint where conrelid = 'after_sale'::regclass and contype = 'c'
          and (pg_get_constraintdef(oid) like '%refund_fen%' or pg_get_constraintdef(oid) like '%refund_id%') loop
        execute format('alter table after_sale drop constraint %I', c.conname);
      end loop; end $$`)
    this.addSql(`alter table after_sale
      add constraint "CK_after_sale_refund_fen" check (refund_fen between 0 and goods_fen + freight_fen),
      add constraint "CK_after_sale_pays" check (state not in ('refunding', 'refunded')
        or (refund_fen is not null and (refund_fen = 0) = (payment_id is null))),
      add constraint "CK_after_sale_paid" check (state <> 'refunded' or (refund_fen = 0) = (refund_id is null)),
      add constraint "CK_after_sale_lowered" check (refund_fen is null or refund_fen = goods_fen + freight_fen
        or lowered_reason is not null)`)

    // Medusa's table may be younger than this one: it is asked for by name.
    this.addSql(`create or replace function after_sale_taken_back(line text) returns int language plpgsql as $$
      declare pieces int := 0;
      begin
        if to_regclass('order_item') is null then return 0; end if;
        execute 'select return_requested_quantity + return_received_quantity + return_dismissed_quantity from order_item
          where item_id = $1 and deleted_at is null order by version desc limit 1' into pieces using line;
        return coalesce(pieces, 0);
      end $$`)
    this.addSql(`create or replace function after_sale_claimed(line text) returns int language sql as $$
      select coalesce(sum(l.quantity), 0)::int from after_sale_line l join after_sale a on a.id = l.after_sale_id
        where l.line_item_id = line and a.state not in ('refused', 'withdrawn') $$`)
    this.addSql(`create or replace function after_sale_claim() returns trigger language plpgsql as $$
      declare claimed int;
      begin
        perform pg_advisory_xact_lock(hashtext('after_sale:' || new.line_item_id));
        claimed := after_sale_claimed(new.line_item_id) + after_sale_taken_back(new.line_item_id);
        if claimed + new.quantity > new.bought_quantity then
          raise exception 'after_sale: claimed % of % and now % more', claimed, new.bought_quantity, new.quantity;
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace function after_sale_guard_item() returns trigger language plpgsql as $$
      declare pieces int; before int := 0; claimed int;
      begin
        perform pg_advisory_xact_lock(hashtext('after_sale:' || new.item_id));
        pieces := new.return_requested_quantity + new.return_received_quantity + new.return_dismissed_quantity;
        if tg_op = 'UPDATE' then
          before := old.return_requested_quantity + old.return_received_quantity + old.return_dismissed_quantity;
        else
          execute 'select return_requested_quantity + return_received_quantity + return_dismissed_quantity from order_item
            where item_id = $1 and id <> $2 and deleted_at is null order by version desc limit 1'
            into before using new.item_id, new.id;
        end if;
        claimed := after_sale_claimed(new.item_id);
        if pieces > coalesce(before, 0) and pieces + claimed > new.quantity then
          raise exception 'after_sale: 这种商品共 % 件，其中 % 件已申请售后，不能再退换 % 件', new.quantity::int, claimed, pieces;
        end if;
        return null;
      end $$`)
    // At the commit: Medusa writes an order's lines side by side, and one that fails in the middle leaves the rest waiting.
    this.addSql(`create or replace function after_sale_watch_orders() returns void language plpgsql as $$
      begin
        drop trigger if exists after_sale_guard_item on order_item;
        create constraint trigger after_sale_guard_item after insert or update on order_item
          deferrable initially deferred for each row
          when (new.return_requested_quantity + new.return_received_quantity + new.return_dismissed_quantity > 0)
          execute function after_sale_guard_item();
      end $$`)
    this.addSql(`do $$ begin
      if to_regclass('order_item') is not null then perform after_sale_watch_orders(); end if; end $$`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop function if exists after_sale_watch_orders, after_sale_guard_item, after_sale_taken_back cascade`)
  }
}
