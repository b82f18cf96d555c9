import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * By whose doing an order is, decided once as it is placed; and which links a customer's account followed, so that the
 * same holds on another device.
 */
export class Migration20261129161103 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists customer_binding (
      customer_id text not null check (customer_id <> ''),
      distributor_id text not null check (distributor_id <> ''),
      link_id text not null check (link_id <> ''),
      click_at timestamptz not null,
      until timestamptz not null check (until > click_at),
      bound_at timestamptz not null default now(),
      primary key (customer_id, click_at, link_id))`)
    this.addSql(`create index if not exists "IDX_customer_binding_until" on customer_binding (until)`)

    this.addSql(`create table if not exists order_attribution (
      order_id text primary key check (order_id <> ''),
      distributor_id text not null check (distributor_id <> ''),
      way text not null check (way in ('code', 'link', 'binding')),
      link_id text null, click_at timestamptz null,
      window_days integer not null check (window_days > 0),
      decided_at timestamptz not null default now(),
      void_reason text null check (void_reason <> ''), voided_at timestamptz null,
      constraint "CK_order_attribution_click" check (num_nulls(link_id, click_at) = case way when 'code' then 2 else 0 end),
      constraint "CK_order_attribution_void" check ((void_reason is null) = (voided_at is null)))`)
    this.addSql(`create index if not exists "IDX_order_attribution_distributor"
      on order_attribution (distributor_id, decided_at)`)
    this.addSql(`create index if not exists "IDX_order_attribution_link" on order_attribution (link_id)
      where link_id is not null`)
    this.addSql(`create or replace function order_attribution_once() returns trigger language plpgsql as $$
      begin
        if tg_op <> 'UPDATE' or old.void_reason is not null
          or (new.order_id, new.distributor_id, new.way, new.link_id, new.click_at, new.window_days, new.decided_at)
            is distinct from
            (old.order_id, old.distributor_id, old.way, old.link_id, old.click_at, old.window_days, old.decided_at) then
          raise exception 'attribution: 订单归谁带来只定一次，只能作废一次';
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger order_attribution_once before update or delete on order_attribution
      for each row execute function order_attribution_once()`)
    this.addSql(`create or replace trigger order_attribution_stays before truncate on order_attribution
      for each statement execute function order_attribution_once()`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists order_attribution, customer_binding')
    this.addSql('drop function if exists order_attribution_once')
  }
}
