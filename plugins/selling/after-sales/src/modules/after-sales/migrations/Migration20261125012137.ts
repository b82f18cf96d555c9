import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** What must never break, whoever writes: the ways of a request, what is claimed at most, steps written once. */
export class Migration20261125012137 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create or replace function after_sale_walk() returns trigger language plpgsql as $$
      begin
        if (new.order_id, new.kind, new.rule, new.reason, new.goods_fen, new.freight_fen) is distinct from
            (old.order_id, old.kind, old.rule, old.reason, old.goods_fen, old.freight_fen) then
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
    this.addSql(`create trigger after_sale_walk before update on after_sale
      for each row execute function after_sale_walk()`)
    this.addSql(`create or replace function after_sale_claim() returns trigger language plpgsql as $$
      declare claimed int;
      begin
        perform pg_advisory_xact_lock(hashtext('after_sale:' || new.line_item_id));
        select coalesce(sum(l.quantity), 0) into claimed from after_sale_line l join after_sale a on a.id = l.after_sale_id
          where l.line_item_id = new.line_item_id and a.state not in ('refused', 'withdrawn');
        if claimed + new.quantity > new.bought_quantity then
          raise exception 'after_sale: claimed % of % and now % more', claimed, new.bought_quantity, new.quantity;
        end if;
        return new;
      end $$`)
    this.addSql(`create trigger after_sale_claim before insert on after_sale_line
      for each row execute function after_sale_claim()`)
    this.addSql(`create or replace function after_sale_line_fixed() returns trigger language plpgsql as $$
      begin
        if (new.after_sale_id, new.line_item_id, new.quantity, new.bought_quantity, new.amount_fen) is distinct from
            (old.after_sale_id, old.line_item_id, old.quantity, old.bought_quantity, old.amount_fen)
            or old.sellable is not null then
          raise exception 'after_sale: 申请的商品提交后不能改动，验货只能登记一次';
        end if;
        return new;
      end $$`)
    this.addSql(`create trigger after_sale_line_fixed before update on after_sale_line
      for each row execute function after_sale_line_fixed()`)
    this.addSql(`create or replace function after_sale_refuse_change() returns trigger language plpgsql as $$
      begin raise exception 'after_sale: % 只能新增', tg_table_name; end $$`)
    this.addSql(`create trigger after_sale_event_fixed before update or delete on after_sale_event
      for each row execute function after_sale_refuse_change()`)
    for (const table of ['after_sale', 'after_sale_line']) {
      this.addSql(`create trigger ${table}_stays before delete on ${table}
        for each row execute function after_sale_refuse_change()`)
    }
  }

  override async down(): Promise<void> {
    this.addSql(`drop function if exists after_sale_walk, after_sale_claim, after_sale_line_fixed,
      after_sale_refuse_change cascade`)
  }
}
