import { Migration } from '@medusajs/framework/mikro-orm/migrations'

const LIVING = 'where deleted_at is null'

/**
 * Whoever was invited and never came acts for no shop: they are no owner it could be left to, and their phone may wait for
 * several shops, so that an invitation tells nobody where else a phone acts.
 */
export class Migration20261130131501 extends Migration {
  override async up(): Promise<void> {
    this.addSql('drop index if exists "UQ_shop_member_phone"')
    this.addSql(`create unique index "UQ_shop_member_phone" on shop_member (phone) ${LIVING} and joined_at is not null`)
    this.addSql(`create unique index if not exists "UQ_shop_member_invited" on shop_member (phone, shop_id) ${LIVING}`)
    this.hasOwner('and joined_at is not null')
    // An invitation that is taken back takes no owner away.
    this.leavesOwner(`when (old.role = 'owner' and old.deleted_at is null and old.joined_at is not null
      and (new.role <> 'owner' or new.deleted_at is not null or new.joined_at is null))`)
  }

  override async down(): Promise<void> {
    this.addSql('drop index if exists "UQ_shop_member_invited"')
    this.addSql('drop index if exists "UQ_shop_member_phone"')
    this.addSql(`create unique index "UQ_shop_member_phone" on shop_member (phone) ${LIVING}`)
    this.hasOwner('')
    this.leavesOwner('')
  }

  private hasOwner(came: string): void {
    this.addSql(`create or replace function shop_has_owner() returns trigger language plpgsql as $$
      declare
        asked text := case when tg_table_name = 'shop' then to_jsonb(new) ->> 'id' else to_jsonb(new) ->> 'shop_id' end;
      begin
        perform 1 from shop where id = asked for update;
        if not exists (select 1 from shop_member
          where shop_id = asked and role = 'owner' and deleted_at is null ${came}) then
          raise exception 'shop: 小店至少要有一位店主';
        end if;
        return null;
      end $$`)
  }

  private leavesOwner(when: string): void {
    this.addSql('drop trigger if exists shop_member_leaves_owner on shop_member')
    this.addSql(`create constraint trigger shop_member_leaves_owner after update on shop_member
      deferrable initially deferred for each row ${when} execute function shop_has_owner()`)
  }
}
