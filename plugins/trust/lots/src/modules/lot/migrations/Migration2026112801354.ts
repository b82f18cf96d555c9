import { Migration } from '@medusajs/framework/mikro-orm/migrations'

const TYPES = ['received', 'inspected', 'released', 'rejected', 'split', 'mixed', 'packed', 'shipped', 'returned']
const MORE = ['adjusted', 'recalled', 'expired', 'corrected', 'note', 'photographed', 'photo_hidden']
const REASONS = ['receive', 'release', 'reject', 'ship', 'return', 'split', 'pack', 'mix', 'adjust', 'recall', 'expire']
const quoted = (words: string[]) => words.map((word) => `'${word}'`).join(', ')

/**
 * Every movement names its act: a parcel or a return its order, everything else a stocktake, a damage or a transfer with
 * its reason and person. Movements are never changed any more: who they were for is known when they are written.
 * Rows from before keep what they say.
 */
export class Migration2026112801354 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists lot_act (
      id text primary key,
      kind text not null check (kind in ('stocktake', 'damage', 'transfer')),
      lot_id text not null references lot (id),
      location_id text not null,
      to_location_id text null,
      booked int not null check (booked >= 0),
      quantity int not null,
      reason text not null check (char_length(btrim(reason)) between 1 and 200),
      actor text not null check (actor <> ''),
      request_key text null,
      at timestamptz not null default now(),
      constraint "UQ_lot_act_request" unique (request_key),
      constraint "CK_lot_act_quantity" check (quantity >= 0 and (kind = 'stocktake' or quantity > 0)),
      constraint "CK_lot_act_to" check ((kind = 'transfer') = (to_location_id is not null)),
      constraint "CK_lot_act_elsewhere" check (to_location_id <> location_id))`)
    this.addSql(`create index if not exists "IDX_lot_act_lot" on lot_act (lot_id, at)`)
    this.addSql(`create trigger lot_act_no_change before update or delete on lot_act
      for each row execute function lot_refuse_change()`)
    this.addSql(`create trigger lot_act_no_truncate before truncate on lot_act
      for each statement execute function lot_refuse_change()`)

    this.addSql(`alter table lot_movement add column if not exists act_id text null references lot_act (id)`)
    this.addSql(`alter table lot_movement drop constraint if exists lot_movement_reason_check`)
    this.addSql(`alter table lot_movement add constraint lot_movement_reason_check
      check (reason in (${quoted([...REASONS, 'loss', 'damage', 'transfer'])}))`)
    const rules = {
      CK_lot_movement_parcel: `reason <> 'ship' or num_nulls(order_id, line_item_id, fulfillment_id) = 0`,
      CK_lot_movement_returned: `reason <> 'return' or num_nulls(order_id, returns_id) = 0`,
      CK_lot_movement_act: `(reason in ('adjust', 'damage', 'transfer')) = (act_id is not null)`,
      CK_lot_movement_person: `actor not in ('', 'inventory')`,
    }
    for (const [name, rule] of Object.entries(rules)) {
      this.addSql(`alter table lot_movement add constraint "${name}" check (${rule}) not valid`)
    }
    this.addSql(`create index if not exists "IDX_lot_movement_fulfillment" on lot_movement (fulfillment_id)`)
    this.addSql(`create index if not exists "IDX_lot_movement_act" on lot_movement (act_id) where act_id is not null`)
    this.addSql(`drop index if exists "IDX_lot_movement_untied"`)
    this.addSql(`drop trigger if exists lot_movement_tie on lot_movement`)
    this.addSql(`drop function if exists lot_tie_movement`)
    this.addSql(`create trigger lot_movement_no_change before update on lot_movement
      for each row execute function lot_refuse_change()`)

    // A count may not make more of a lot than ever came in.
    this.addSql(`create or replace function lot_not_more_than_received() returns trigger language plpgsql as $$
      declare here bigint; l lot;
      begin
        select * into l from lot where id = new.lot_id;
        if l.state = 'rejected' then raise exception 'lot: 批次 % 已拒收，没有库存可以登记', l.code; end if;
        select coalesce(sum(quantity), 0) into here from lot_stock where lot_id = new.lot_id;
        if here > l.received_quantity then
          raise exception 'lot: 批次 % 入库 %，盘点后合计 % 多于入库数', l.code, l.received_quantity, here;
        end if;
        return null;
      end $$`)
    this.addSql(`create constraint trigger lot_movement_counted after insert on lot_movement
      deferrable initially deferred for each row when (new.act_id is not null)
      execute function lot_not_more_than_received()`)

    this.addSql(`alter table lot_event drop constraint if exists lot_event_type_check`)
    this.addSql(`alter table lot_event add constraint lot_event_type_check
      check (type in (${quoted([...TYPES, ...MORE, 'damaged', 'transferred'])}))`)
    for (const sql of LEVELS) this.addSql(sql)
    this.addSql(`do $$ begin
      if to_regclass('inventory_level') is not null then perform lot_watch_inventory(); end if; end $$`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop trigger if exists lot_movement_counted on lot_movement`)
    this.addSql(`drop trigger if exists lot_movement_no_change on lot_movement`)
    this.addSql(`drop function if exists lot_not_more_than_received, lot_keep_level cascade`)
    for (const name of ['parcel', 'returned', 'act', 'person']) {
      this.addSql(`alter table lot_movement drop constraint if exists "CK_lot_movement_${name}"`)
    }
  }
}

const REFUSED = '这个规格按批次管理库存，数量只随批次变化：请在批次里登记收货、盘点、报损或调拨'

/** A level of goods with lots changes only where the same transaction said for which order: `lot.act`, as JSON. */
const LEVELS = [
  `create or replace function lot_explain_level() returns trigger language plpgsql as $$
      declare act jsonb; wanted text; need bigint; part bigint; l record;
      begin
        if current_setting('lot.to_inventory', true) = 'on' then return new; end if;
        if not exists (select 1 from lot where inventory_item_id = new.inventory_item_id) then return new; end if;
        need := case tg_op when 'INSERT' then 0 else old.stocked_quantity end - new.stocked_quantity;
        if need = 0 then return new; end if;
        if tg_op = 'INSERT' then raise exception 'lot: 入库须先登记批次'; end if;
        act := nullif(current_setting('lot.act', true), '')::jsonb;
        wanted := case when need > 0 then 'ship' else 'return' end;
        if act is null or act->>'reason' is distinct from wanted then
          raise exception 'lot: ${REFUSED}';
        end if;
        perform set_config('lot.from_inventory', 'on', true);
        if need > 0 then
          for l in select o.id, s.quantity from lot_stock s join lot o on o.id = s.lot_id
              where o.inventory_item_id = new.inventory_item_id and s.location_id = new.location_id
                and o.state = 'released' and o.best_before >= lot_today() and s.quantity > 0
              order by o.best_before, o.made_on, o.code for update of o loop
            exit when need = 0;
            part := least(need, l.quantity);
            insert into lot_movement (lot_id, location_id, delta, reason, actor, order_id, line_item_id, fulfillment_id)
              values (l.id, new.location_id, -part, 'ship', act->>'actor', act->>'order_id', act->>'line_item_id',
                act->>'fulfillment_id');
            perform lot_write_event(l.id, 'shipped', act->>'actor',
              jsonb_build_object('quantity', part, 'location_id', new.location_id));
            need := need - part;
          end loop;
          if need > 0 then raise exception 'lot: 已放行的批次不够发货（可能刚被召回或到期）'; end if;
        else
          need := -need;
          -- Nobody can tell the bags of two lots of one line apart: what may be of a recalled one is not sold again.
          for l in select m.id, m.lot_id, m.order_id, m.line_item_id, m.fulfillment_id, -m.delta
                - coalesce((select sum(r.delta) from lot_movement r where r.returns_id = m.id), 0) as quantity
              from lot_movement m join lot o on o.id = m.lot_id
              where m.order_id = act->>'order_id' and m.reason = 'ship'
                and o.inventory_item_id = new.inventory_item_id
                and (act->>'line_item_id' is null or m.line_item_id = act->>'line_item_id')
                and (act->>'fulfillment_id' is null or m.fulfillment_id = act->>'fulfillment_id')
              order by (o.state in ('recalled', 'expired')) desc, m.id desc for update of o loop
            exit when need = 0;
            continue when l.quantity <= 0;
            part := least(need, l.quantity);
            insert into lot_movement (lot_id, location_id, delta, reason, actor, returns_id, order_id, line_item_id,
                fulfillment_id)
              values (l.lot_id, new.location_id, part, 'return', act->>'actor', l.id, l.order_id, l.line_item_id,
                l.fulfillment_id);
            perform lot_write_event(l.lot_id, 'returned', act->>'actor',
              jsonb_build_object('quantity', part, 'location_id', new.location_id));
            need := need - part;
          end loop;
          if need > 0 then raise exception 'lot: 这个订单没有从批次里发出这么多，不能按退货入库'; end if;
        end if;
        perform set_config('lot.from_inventory', '', true);
        -- What comes back into a lot meanwhile recalled is there, but not for sale.
        new.stocked_quantity := lot_sellable_stock(new.inventory_item_id, new.location_id);
        new.raw_stocked_quantity := jsonb_build_object('value', new.stocked_quantity::text, 'precision', 20);
        return new;
      end $$`,
  // Where a lot still lies its level stays, whatever is deleted: the item, the place or the level alone.
  `create or replace function lot_keep_level() returns trigger language plpgsql as $$
      begin
        if exists (select 1 from lot_stock s join lot l on l.id = s.lot_id where s.quantity > 0
            and l.inventory_item_id = old.inventory_item_id and s.location_id = old.location_id) then
          raise exception 'lot: 这里还有批次的库存，不能删除；请先调拨到别的仓库或登记报损';
        end if;
        return case tg_op when 'DELETE' then old else new end;
      end $$`,
  `create or replace function lot_watch_inventory() returns void language plpgsql as $$
      begin
        create or replace trigger lot_explain_level before insert or update of stocked_quantity on inventory_level
          for each row execute function lot_explain_level();
        create or replace trigger lot_keep_level before delete on inventory_level
          for each row execute function lot_keep_level();
        create or replace trigger lot_keep_level_hidden before update of deleted_at on inventory_level for each row
          when (old.deleted_at is null and new.deleted_at is not null) execute function lot_keep_level();
        drop trigger if exists lot_level_prove on inventory_level;
        create constraint trigger lot_level_prove after insert or update on inventory_level
          deferrable initially deferred for each row execute function lot_prove();
      end $$`,
]
