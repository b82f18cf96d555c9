import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * Whoever is invited is asked first: an invitation stands in a table of its own until it is answered, and a member is who
 * applied or agreed. Members who signed in count as having agreed; those who never did are asked.
 */
export class Migration20261130172001 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists shop_invitation (
      id text primary key,
      shop_id text not null references shop (id),
      name text not null check (name <> '' and char_length(name) <= 30),
      phone text not null check (phone ~ '^1[3-9][0-9]{9}$'),
      role text not null check (role in ('owner', 'clerk', 'accountant')),
      invited_by text not null references shop_member (id),
      created_at timestamptz not null default now(),
      answer text null check (answer in ('accepted', 'declined', 'withdrawn')),
      answered_at timestamptz null,
      constraint "CK_shop_invitation_answered" check ((answer is null) = (answered_at is null)))`)
    this.addSql(`create unique index if not exists "UQ_shop_invitation_waits" on shop_invitation (phone, shop_id)
      where answer is null`)
    this.addSql(`create index if not exists "IDX_shop_invitation_shop" on shop_invitation (shop_id, created_at, id)`)

    this.addSql(`insert into shop_invitation (id, shop_id, name, phone, role, invited_by, created_at)
      select replace(id, 'shmem_', 'shinv_'), shop_id, name, phone, role, invited_by, created_at from shop_member
        where joined_at is null and deleted_at is null and invited_by is not null on conflict do nothing`)
    this.addSql(`update shop_member set deleted_at = now() where joined_at is null and deleted_at is null
      and invited_by is not null`)
    this.addSql(`update shop_member set joined_at = created_at where joined_at is null and deleted_at is null`)
    this.addSql('set constraints all immediate')
    this.addSql(`alter table shop_member drop constraint if exists "CK_shop_member_agreed"`)
    this.addSql(`alter table shop_member add constraint "CK_shop_member_agreed"
      check (joined_at is not null or deleted_at is not null)`)

    this.addSql(`create or replace function shop_invitation_keeps() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then raise exception 'shop: shop_invitation 只能新增，不能修改或删除'; end if;
        if tg_op = 'INSERT' then
          if new.answer is not null then raise exception 'shop: 邀请要等本人回答'; end if;
          return new;
        end if;
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
    this.addSql(`create or replace trigger shop_invitation_keeps before insert or update or delete on shop_invitation
      for each row execute function shop_invitation_keeps()`)
    // Who was invited is a member by the very answer they gave, in its role and from its moment on.
    this.addSql(`create or replace function shop_member_agreed() returns trigger language plpgsql as $$
      begin
        if new.invited_by is not null and not exists (select 1 from shop_invitation
            where shop_id = new.shop_id and phone = new.phone and role = new.role and invited_by = new.invited_by
              and answer = 'accepted' and answered_at = new.joined_at) then
          raise exception 'shop: CK_shop_member_agreed';
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger shop_member_agreed before insert on shop_member
      for each row execute function shop_member_agreed()`)
  }

  override async down(): Promise<void> {
    this.addSql('drop function if exists shop_member_agreed, shop_invitation_keeps cascade')
    this.addSql('alter table shop_member drop constraint if exists "CK_shop_member_agreed"')
    this.addSql(`insert into shop_member (id, shop_id, name, phone, role, invited_by, created_at)
      select replace(id, 'shinv_', 'shmem_') || '_i', shop_id, name, phone, role, invited_by, created_at
        from shop_invitation where answer is null on conflict do nothing`)
    this.addSql('drop table if exists shop_invitation')
  }
}
