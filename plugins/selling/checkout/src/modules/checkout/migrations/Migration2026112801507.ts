import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * A draft of staff that becomes an order gets its placement in the same write, by whatever way it does: until
 * `metadata.pay_until` it holds its goods, a day where staff set no term. Orders of earlier days that have none get one.
 */
export class Migration2026112801507 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create or replace function checkout_place_draft() returns trigger language plpgsql as $$
      declare until text := new.metadata->>'pay_until';
      begin
        if old.is_draft_order and not new.is_draft_order then
          insert into placement (id, order_id, customer_id, state, expires_at)
            values ('plac_' || replace(gen_random_uuid()::text, '-', ''), new.id, new.customer_id, 'open',
              case when until ~ '^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z$' then until::timestamptz else now() + interval '1 day' end)
            on conflict (order_id) where deleted_at is null do nothing;
        elsif new.is_draft_order and not old.is_draft_order then
          delete from placement where order_id = new.id and state = 'open' and paid_at is null;
        end if;
        return null;
      end $$`)
    this.addSql(`create or replace function checkout_watch_drafts() returns void language plpgsql as $$
      begin
        create or replace trigger checkout_place_draft after update of is_draft_order on "order"
          for each row execute function checkout_place_draft();
        insert into placement (id, order_id, customer_id, state, expires_at, paid_at, cancel_reason, canceled_at)
          select 'plac_' || replace(gen_random_uuid()::text, '-', ''), o.id, o.customer_id,
            case when o.status = 'canceled' then 'canceled' when m.paid_at is not null then 'paid' else 'open' end,
            now() + interval '30 days', m.paid_at,
            case when o.status = 'canceled' then 'staff' end, case when o.status = 'canceled' then coalesce(o.canceled_at, now()) end
          from "order" o cross join lateral (select min(k.created_at) as paid_at from order_payment_collection l
            join payment y on y.payment_collection_id = l.payment_collection_id join capture k on k.payment_id = y.id
            where l.order_id = o.id and l.deleted_at is null and k.deleted_at is null) m
          where o.is_draft_order is not true and o.deleted_at is null
            and not exists (select 1 from placement p where p.order_id = o.id and p.deleted_at is null);
      end $$`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop function if exists checkout_place_draft, checkout_watch_drafts cascade`)
  }
}
