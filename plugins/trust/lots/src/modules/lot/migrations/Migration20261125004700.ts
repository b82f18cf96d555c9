import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * Stock by lot is Medusa's stock: whichever side is written, the other follows in the same transaction, and at commit
 * both are counted. Whoever writes lots locks the level first, then the lot, as Medusa's own write does.
 */
export class Migration20261125004700 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create or replace function lot_today() returns date language sql stable as $$
      select (now() at time zone 'Asia/Shanghai')::date $$`)
    this.addSql(`create or replace function lot_sellable_stock(item text, place text) returns bigint
      language sql stable as $$
      select coalesce(sum(s.quantity), 0) from lot_stock s join lot l on l.id = s.lot_id
        where l.inventory_item_id = item and s.location_id = place and l.state = 'released' $$`)
    this.addSql(`create or replace function lot_shift_level(item text, place text, delta bigint) returns void
      language plpgsql as $$
      begin
        if delta = 0 or current_setting('lot.from_inventory', true) = 'on' then return; end if;
        perform set_config('lot.to_inventory', 'on', true);
        update inventory_level set stocked_quantity = stocked_quantity + delta, updated_at = now(),
            raw_stocked_quantity = jsonb_build_object('value', (stocked_quantity + delta)::text, 'precision', 20)
          where inventory_item_id = item and location_id = place and deleted_at is null;
        if not found then raise exception 'lot: 这个仓库没有该规格的库存记录'; end if;
        perform set_config('lot.to_inventory', '', true);
      end $$`)

    this.addSql(`create or replace function lot_take_movement() returns trigger language plpgsql as $$
      declare l lot; left_over bigint;
      begin
        select * into l from lot where id = new.lot_id for no key update;
        update lot_stock set quantity = quantity + new.delta, updated_at = now()
          where lot_id = new.lot_id and location_id = new.location_id;
        if not found then
          insert into lot_stock (id, lot_id, location_id, quantity)
            values ('lstk_' || new.lot_id || new.location_id, new.lot_id, new.location_id, new.delta);
        end if;
        if l.state = 'released' and l.inventory_item_id is not null then
          perform lot_shift_level(l.inventory_item_id, new.location_id, new.delta);
        end if;
        select sum(quantity) into left_over from lot_stock where lot_id = new.lot_id;
        if left_over = 0 and l.state in ('released', 'quarantine') then
          update lot set state = 'used_up', updated_at = now() where id = l.id;
        elsif left_over > 0 and l.state = 'used_up' then
          update lot set state = case when released_by is null then 'quarantine' else 'released' end, updated_at = now()
            where id = l.id;
        end if;
        return null;
      end $$`)
    this.addSql(`create trigger lot_movement_take after insert on lot_movement
      for each row execute function lot_take_movement()`)

    this.addSql(`create or replace function lot_follow_state() returns trigger language plpgsql as $$
      declare s record;
      begin
        if new.inventory_item_id is null or (new.state = 'released') = (old.state = 'released') then return null; end if;
        for s in select location_id, quantity from lot_stock where lot_id = new.id order by location_id loop
          perform lot_shift_level(new.inventory_item_id, s.location_id,
            case new.state when 'released' then s.quantity else -s.quantity end);
        end loop;
        return null;
      end $$`)
    this.addSql(`create trigger lot_follow_state after update of state on lot
      for each row execute function lot_follow_state()`)

    // Medusa writes the level itself when it ships or takes back: the lots say which.
    this.addSql(`create or replace function lot_explain_level() returns trigger language plpgsql as $$
      declare need bigint; part bigint; l record;
      begin
        if current_setting('lot.to_inventory', true) = 'on' then return new; end if;
        if not exists (select 1 from lot where inventory_item_id = new.inventory_item_id) then return new; end if;
        need := case tg_op when 'INSERT' then 0 else old.stocked_quantity end - new.stocked_quantity;
        if need = 0 then return new; end if;
        if tg_op = 'INSERT' then raise exception 'lot: 入库须先登记批次'; end if;
        perform set_config('lot.from_inventory', 'on', true);
        if need > 0 then
          for l in select o.id, s.quantity from lot_stock s join lot o on o.id = s.lot_id
              where o.inventory_item_id = new.inventory_item_id and s.location_id = new.location_id
                and o.state = 'released' and o.best_before >= lot_today() and s.quantity > 0
              order by o.best_before, o.made_on, o.code for update of o loop
            exit when need = 0;
            part := least(need, l.quantity);
            insert into lot_movement (lot_id, location_id, delta, reason, actor)
              values (l.id, new.location_id, -part, 'ship', 'inventory');
            perform lot_write_event(l.id, 'shipped', 'inventory',
              jsonb_build_object('quantity', part, 'location_id', new.location_id));
            need := need - part;
          end loop;
          if need > 0 then raise exception 'lot: 已放行的批次不够发货（可能刚被召回或到期）'; end if;
        else
          need := -need;
          for l in select m.id, m.lot_id, m.order_id, m.line_item_id, m.fulfillment_id, -m.delta
                - coalesce((select sum(r.delta) from lot_movement r where r.returns_id = m.id), 0) as quantity
              from lot_movement m join lot o on o.id = m.lot_id
              where o.inventory_item_id = new.inventory_item_id and m.location_id = new.location_id and m.reason = 'ship'
              order by m.id desc for update of o loop
            exit when need = 0;
            continue when l.quantity <= 0;
            part := least(need, l.quantity);
            insert into lot_movement (lot_id, location_id, delta, reason, actor, returns_id, order_id, line_item_id,
                fulfillment_id)
              values (l.lot_id, new.location_id, part, 'return', 'inventory', l.id, l.order_id, l.line_item_id,
                l.fulfillment_id);
            perform lot_write_event(l.lot_id, 'returned', 'inventory',
              jsonb_build_object('quantity', part, 'location_id', new.location_id));
            need := need - part;
          end loop;
          if need > 0 then raise exception 'lot: 入库须先登记批次'; end if;
        end if;
        perform set_config('lot.from_inventory', '', true);
        -- What comes back into a lot meanwhile recalled is there, but not for sale.
        new.stocked_quantity := lot_sellable_stock(new.inventory_item_id, new.location_id);
        new.raw_stocked_quantity := jsonb_build_object('value', new.stocked_quantity::text, 'precision', 20);
        return new;
      end $$`)

    this.addSql(`create or replace function lot_check_level(item text, place text) returns void language plpgsql as $$
      declare stocked numeric;
      begin
        if not exists (select 1 from lot where inventory_item_id = item) then return; end if;
        select coalesce(sum(stocked_quantity), 0) into stocked from inventory_level
          where inventory_item_id = item and location_id = place and deleted_at is null;
        if stocked <> lot_sellable_stock(item, place) then
          raise exception 'lot: 库存与批次不符：库存 %，批次合计 %', stocked, lot_sellable_stock(item, place);
        end if;
      end $$`)
    this.addSql(`create or replace function lot_prove() returns trigger language plpgsql as $$
      declare s record;
      begin
        if tg_table_name = 'inventory_level' then
          perform lot_check_level(new.inventory_item_id, new.location_id);
        else
          for s in select l.inventory_item_id as item, k.location_id as place from lot l
              join lot_stock k on k.lot_id = l.id where l.id = to_jsonb(new)->>
                case tg_table_name when 'lot' then 'id' else 'lot_id' end and l.inventory_item_id is not null loop
            perform lot_check_level(s.item, s.place);
          end loop;
        end if;
        return null;
      end $$`)
    this.addSql(`create constraint trigger lot_movement_prove after insert on lot_movement
      deferrable initially deferred for each row execute function lot_prove()`)
    this.addSql(`create constraint trigger lot_state_prove after update of state on lot
      deferrable initially deferred for each row execute function lot_prove()`)

    // Goods that lie there without a lot have to be counted out before their first lot comes in.
    this.addSql(`create or replace function lot_refuse_bare_stock() returns trigger language plpgsql as $$
      declare bare numeric;
      begin
        if new.inventory_item_id is null or exists (select 1 from lot where inventory_item_id = new.inventory_item_id
          and id <> new.id) then return null; end if;
        select sum(stocked_quantity) into bare from inventory_level
          where inventory_item_id = new.inventory_item_id and deleted_at is null;
        if bare > 0 then raise exception 'lot: 该规格还有 % 件没有批次的库存，请先清点归零再登记批次', bare; end if;
        return null;
      end $$`)
    this.addSql(`create trigger lot_refuse_bare_stock after insert on lot
      for each row execute function lot_refuse_bare_stock()`)

    this.addSql(`create or replace function lot_watch_inventory() returns void language plpgsql as $$
      begin
        create or replace trigger lot_explain_level before insert or update of stocked_quantity on inventory_level
          for each row execute function lot_explain_level();
        drop trigger if exists lot_level_prove on inventory_level;
        create constraint trigger lot_level_prove after insert or update on inventory_level
          deferrable initially deferred for each row execute function lot_prove();
      end $$`)
    this.addSql(`do $$ begin
      if to_regclass('inventory_level') is not null then perform lot_watch_inventory(); end if; end $$`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop function if exists lot_today, lot_sellable_stock, lot_shift_level, lot_take_movement,
      lot_follow_state, lot_explain_level, lot_check_level, lot_prove, lot_refuse_bare_stock, lot_watch_inventory cascade`)
  }
}
