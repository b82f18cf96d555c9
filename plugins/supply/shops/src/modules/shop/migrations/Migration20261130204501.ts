import { Migration } from '@medusajs/framework/mikro-orm/migrations'

const OVER = `('declined', 'withdrawn', 'lapsed')`

/**
 * An invitation that came to nothing keeps no name and no phone, and one that nobody answers lapses. Whoever owns a shop
 * that is over may leave it: only one that is there to be acted for needs an owner.
 */
export class Migration20261130204501 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table shop_invitation alter column name drop not null, alter column phone drop not null`)
    this.answers(`'accepted', 'declined', 'withdrawn', 'lapsed'`)
    this.addSql('alter table shop_invitation drop constraint if exists "CK_shop_invitation_forgotten"')
    this.addSql(`alter table shop_invitation add constraint "CK_shop_invitation_forgotten"
      check ((name is null) = (phone is null) and (phone is not null or coalesce(answer, '') in ${OVER}))`)
    this.keeps(`if tg_op = 'UPDATE' and old.answer in ${OVER} and new.name is null and new.phone is null
            and (new.id, new.shop_id, new.role, new.invited_by, new.created_at, new.answer, new.answered_at)
              is not distinct from
              (old.id, old.shop_id, old.role, old.invited_by, old.created_at, old.answer, old.answered_at) then
          return new;
        end if;`)
    // Of whoever made them before this, too.
    this.addSql(`update shop_invitation i set answer = 'withdrawn', answered_at = now() from shop_member m
      where m.id = i.invited_by and i.answer is null and (m.deleted_at is not null or m.role <> 'owner')`)
    this.hasOwner(`and exists (select 1 from shop where id = asked and state not in ('refused', 'closed'))`)
    this.addSql('drop trigger if exists shop_has_owner on shop')
    this.addSql(`create constraint trigger shop_has_owner after insert or update of state on shop
      deferrable initially deferred for each row execute function shop_has_owner()`)
  }

  override async down(): Promise<void> {
    this.addSql('drop trigger if exists shop_has_owner on shop')
    this.addSql(`create constraint trigger shop_has_owner after insert on shop deferrable initially deferred
      for each row execute function shop_has_owner()`)
    this.hasOwner('')
    this.addSql('alter table shop_invitation disable trigger user')
    this.addSql(`update shop_invitation set name = coalesce(name, '-'), phone = coalesce(phone, '13000000000'),
      answer = case answer when 'lapsed' then 'withdrawn' else answer end where phone is null or answer = 'lapsed'`)
    this.addSql('alter table shop_invitation enable trigger user')
    this.addSql('alter table shop_invitation drop constraint if exists "CK_shop_invitation_forgotten"')
    this.answers(`'accepted', 'declined', 'withdrawn'`)
    this.addSql(`alter table shop_invitation alter column name set not null, alter column phone set not null`)
    this.keeps('')
  }

  private answers(all: string): void {
    this.addSql('alter table shop_invitation drop constraint if exists shop_invitation_answer_check')
    this.addSql(`alter table shop_invitation add constraint shop_invitation_answer_check check (answer in (${all}))`)
  }

  private keeps(forgets: string): void {
    this.addSql(`create or replace function shop_invitation_keeps() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then raise exception 'shop: shop_invitation 只能新增，不能修改或删除'; end if;
        if tg_op = 'INSERT' then
          if new.answer is not null then raise exception 'shop: 邀请要等本人回答'; end if;
          return new;
        end if;
        ${forgets}
        if old.answer is not null or (new.id, new.shop_id, new.phone, new.invited_by, new.created_at)
            is distinct from (old.id, old.shop_id, old.phone, old.invited_by, old.created_at) then
          raise exception 'shop: 回答过的邀请不能改，请重新邀请';
        end if;
        if new.answer = 'accepted' and not exists (select 1 from shop
            where id = new.shop_id and state in ('approved', 'suspended') for share) then
          raise exception 'shop: CK_shop_invitation_open';
        end if;
        return new;
      end $$`)
  }

  private hasOwner(where: string): void {
    this.addSql(`create or replace function shop_has_owner() returns trigger language plpgsql as $$
      declare
        asked text := case when tg_table_name = 'shop' then to_jsonb(new) ->> 'id' else to_jsonb(new) ->> 'shop_id' end;
      begin
        perform 1 from shop where id = asked for update;
        if not exists (select 1 from shop_member
          where shop_id = asked and role = 'owner' and deleted_at is null and joined_at is not null) ${where} then
          raise exception 'shop: 小店至少要有一位店主';
        end if;
        return null;
      end $$`)
  }
}
