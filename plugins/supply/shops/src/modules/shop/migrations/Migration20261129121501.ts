import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** A tier follows the rating, unless staff hold it until a day for a reason; each change and each holding is a step. */
export class Migration20261129121501 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table shop add column if not exists tier_until timestamptz null,
      add column if not exists tier_reason text null`)
    this.addSql(`alter table shop add constraint "CK_shop_tier_held"
      check (tier_until is null or (tier_by is not null and char_length(btrim(tier_reason)) between 2 and 300))`)
    this.tells(`new.tier <> old.tier or new.tier_until is distinct from old.tier_until`, 'new.tier_reason')
  }

  override async down(): Promise<void> {
    this.tells('new.tier <> old.tier', 'null')
    this.addSql(`alter table shop drop constraint if exists "CK_shop_tier_held", drop column if exists tier_until,
      drop column if exists tier_reason`)
  }

  private tells(when: string, reason: string): void {
    this.addSql(`create or replace function shop_tells() returns trigger language plpgsql as $$
      begin
        if tg_op = 'INSERT' or new.state <> old.state then
          insert into shop_step (shop_id, kind, before, after, reason, by_id) values (new.id, 'state',
            case when tg_op = 'UPDATE' then old.state end, new.state, new.state_reason, new.state_by);
        end if;
        if tg_op = 'UPDATE' and (${when}) then
          insert into shop_step (shop_id, kind, before, after, reason, by_id)
            values (new.id, 'tier', old.tier, new.tier, ${reason}, new.tier_by);
        end if;
        return null;
      end $$`)
  }
}
