import { Migration } from '@medusajs/framework/mikro-orm/migrations'

const TIMES = `created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
      deleted_at timestamptz null check (deleted_at is null)`

/**
 * Weighings and the money they give back. The database counts every amount itself: the share of the missing grams,
 * rounded up for the buyer. Figures are never changed or deleted; a correction goes its ways and is refunded once.
 */
export class Migration20261125145000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists weight_correction (
      id text primary key, order_id text not null, fulfillment_id text not null unique,
      state text not null default 'weighed' check (state in ('weighed', 'even', 'refunding', 'refunded', 'void')),
      goods_fen integer not null check (goods_fen >= 0), freight_fen integer not null check (freight_fen >= 0),
      freight_sold_fen integer null, freight_recounted_fen integer null,
      payment_id text null, refund_fen integer null, refund_freight_fen integer null, refund_id text null unique, ${TIMES},
      check (freight_fen = 0 or coalesce(freight_recounted_fen < freight_sold_fen, false)),
      check (refund_fen between 1 and goods_fen + freight_fen),
      check (refund_freight_fen between 0 and least(freight_fen, refund_fen)),
      check (state not in ('refunding', 'refunded')
        or (payment_id is not null and refund_fen is not null and refund_freight_fen is not null)),
      check ((state = 'refunded') = (refund_id is not null)))`)
    this.addSql(`create index if not exists "IDX_weight_correction_order_id" on weight_correction (order_id)`)
    this.addSql(`create index if not exists "IDX_weight_correction_open" on weight_correction (created_at)
      where state in ('weighed', 'refunding')`)
    this.addSql(`create table if not exists parcel_weighing (
      id text primary key, order_id text not null,
      fulfillment_id text not null references weight_correction (fulfillment_id), line_item_id text not null,
      quantity integer not null check (quantity > 0), nominal_g integer not null check (nominal_g > 0),
      actual_g integer not null check (actual_g::bigint * 2 between nominal_g::bigint and nominal_g::bigint * 3),
      share_fen integer not null check (share_fen >= 0),
      back_fen integer not null check (back_fen =
        (share_fen::bigint * greatest(nominal_g - actual_g, 0) + nominal_g - 1) / nominal_g),
      weighed_by text not null, ${TIMES}, unique (fulfillment_id, line_item_id))`)
    this.addSql(`create index if not exists "IDX_parcel_weighing_order_id" on parcel_weighing (order_id)`)
    this.addSql(`create or replace function parcel_weighing_stays() returns trigger language plpgsql as $$
      begin raise exception 'weighing: % 只能新增', tg_table_name; end $$`)
    this.addSql(`create trigger parcel_weighing_stays before update or delete on parcel_weighing
      for each row execute function parcel_weighing_stays()`)
    this.addSql(`create trigger weight_correction_stays before delete on weight_correction
      for each row execute function parcel_weighing_stays()`)
    this.addSql(`create or replace function weight_correction_walk() returns trigger language plpgsql as $$
      begin
        if (new.order_id, new.fulfillment_id, new.goods_fen, new.freight_fen, new.freight_sold_fen,
              new.freight_recounted_fen) is distinct from (old.order_id, old.fulfillment_id, old.goods_fen,
              old.freight_fen, old.freight_sold_fen, old.freight_recounted_fen) then
          raise exception 'weighing: % 的应退金额写下后不能改动', old.id;
        end if;
        if (old.state || '>' || new.state) not in ('weighed>even', 'weighed>void', 'weighed>refunding',
              'refunding>refunding', 'refunding>refunded', 'refunding>even') then
          raise exception 'weighing: walk from % to %', old.state, new.state;
        end if;
        if old.state = 'refunding' and (new.payment_id <> old.payment_id or new.refund_fen > old.refund_fen
            or new.refund_freight_fen > old.refund_freight_fen) then
          raise exception 'weighing: % 的退款定下后不能改动或增加', old.id;
        end if;
        return new;
      end $$`)
    this.addSql(`create trigger weight_correction_walk before update on weight_correction
      for each row execute function weight_correction_walk()`)
    this.addSql(`create or replace function parcel_weighing_adds_up() returns trigger language plpgsql as $$
      begin
        if (select c.goods_fen <> coalesce(sum(w.back_fen), 0) from weight_correction c
              left join parcel_weighing w on w.fulfillment_id = c.fulfillment_id
              where c.fulfillment_id = new.fulfillment_id group by c.goods_fen) then
          raise exception 'weighing: 包裹 % 的应退金额与各行不符', new.fulfillment_id;
        end if;
        return null;
      end $$`)
    for (const table of ['weight_correction', 'parcel_weighing']) {
      this.addSql(`create constraint trigger ${table}_adds_up after insert on ${table} deferrable initially deferred
        for each row execute function parcel_weighing_adds_up()`)
    }
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists parcel_weighing, weight_correction cascade`)
    this.addSql(`drop function if exists parcel_weighing_stays, weight_correction_walk, parcel_weighing_adds_up cascade`)
  }
}
