import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Pieces that a recall paid back do not go back once more by a return, exchange or claim of Medusa's own. */
export class Migration202611281015009 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table recall_affected add column if not exists pieces int null`)
    this.addSql(`create index if not exists "IDX_recall_affected_paid" on recall_affected (line_item_id)
      where state in ('refunding', 'refunded')`)
    this.addSql(`create or replace function recall_paid_back(line text) returns int language sql as $$
      select coalesce(sum(coalesce(pieces, quantity)), 0)::int from recall_affected
        where line_item_id = line and state in ('refunding', 'refunded') $$`)
    this.addSql(`create or replace function recall_guard_item() returns trigger language plpgsql as $$
      declare pieces int; before int := 0; paid int;
      begin
        perform pg_advisory_xact_lock(hashtext('recall:' || new.item_id));
        pieces := new.return_requested_quantity + new.return_received_quantity + new.return_dismissed_quantity;
        if tg_op = 'UPDATE' then
          before := old.return_requested_quantity + old.return_received_quantity + old.return_dismissed_quantity;
        else
          execute 'select return_requested_quantity + return_received_quantity + return_dismissed_quantity from order_item
            where item_id = $1 and id <> $2 and deleted_at is null order by version desc limit 1'
            into before using new.item_id, new.id;
        end if;
        paid := recall_paid_back(new.item_id);
        if pieces > coalesce(before, 0) and paid > 0 and pieces + paid > new.quantity then
          raise exception 'recall: 这种商品共 % 件，其中 % 件已因召回退款，不能再退换 % 件；收回的召回商品直接封存',
            new.quantity::int, paid, pieces;
        end if;
        return null;
      end $$`)
    // At the commit, as the count of claims: Medusa writes an order's lines side by side.
    this.addSql(`create or replace function recall_watch_orders() returns void language plpgsql as $$
      begin
        drop trigger if exists recall_guard_item on order_item;
        create constraint trigger recall_guard_item after insert or update on order_item
          deferrable initially deferred for each row
          when (new.return_requested_quantity + new.return_received_quantity + new.return_dismissed_quantity > 0)
          execute function recall_guard_item();
      end $$`)
    this.addSql(`do $$ begin
      if to_regclass('order_item') is not null then perform recall_watch_orders(); end if; end $$`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop function if exists recall_watch_orders, recall_guard_item, recall_paid_back cascade`)
    this.addSql(`alter table recall_affected drop column if exists pieces`)
  }
}
