import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Orders that were given up or ran out unpaid within the last day: whose they were, so that nobody goes on without an end. */
export class Migration20261129213001 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists unpaid_given_up (
      order_id text primary key, buyer text not null, network text null, guest boolean not null,
      at timestamptz not null default now())`)
    this.addSql(`create index if not exists "IDX_unpaid_given_up_buyer" on unpaid_given_up (buyer, at)`)
    this.addSql(`create index if not exists "IDX_unpaid_given_up_network" on unpaid_given_up (network, at) where guest`)
    this.addSql(`create index if not exists "IDX_unpaid_given_up_at" on unpaid_given_up (at)`)
    // What staff let go of is not their buyer's doing. What is older than a day counts no more, and goes, a few at a time.
    this.addSql(`create or replace function placement_lets_go() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and old.state = 'open' and new.state = 'canceled' and new.paid_at is null
            and new.cancel_reason is distinct from 'staff' then
          insert into unpaid_given_up (order_id, buyer, network, guest)
            select order_id, buyer, network, guest from unpaid_order
              where order_id = old.order_id and buyer not like 'staff:%'
            on conflict (order_id) do nothing;
          delete from unpaid_given_up where order_id in (select order_id from unpaid_given_up
            where at < now() - interval '1 day' order by at limit 20 for update skip locked);
        end if;
        if tg_op = 'DELETE' or new.state <> 'open' or new.deleted_at is not null then
          delete from unpaid_order where order_id = old.order_id;
        end if;
        return null;
      end $$`)
  }

  override async down(): Promise<void> {
    this.addSql(`create or replace function placement_lets_go() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' or new.state <> 'open' or new.deleted_at is not null then
          delete from unpaid_order where order_id = old.order_id;
        end if;
        return null;
      end $$`)
    this.addSql('drop table if exists unpaid_given_up')
  }
}
