import { Migration } from '@medusajs/framework/mikro-orm/migrations'

const ARROWS = [
  'applied-approved',
  'applied-refused',
  'refused-applied',
  'approved-suspended',
  'suspended-approved',
  'approved-closed',
  'suspended-closed',
]

/** What holds whoever writes: a shop goes only its ways and has an owner, papers and steps stay, an ended key stays ended. */
export class Migration2026112819026 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create or replace function shop_moves() returns trigger language plpgsql as $$
      begin
        if tg_op = 'INSERT' then
          if new.state <> 'applied' or new.tier <> 'standard' then
            raise exception 'shop: 小店从申请开始';
          end if;
          return new;
        end if;
        if old.state <> new.state and old.state || '-' || new.state <> all (array['${ARROWS.join("', '")}']) then
          raise exception 'shop: 小店不能从 % 变为 %', old.state, new.state;
        end if;
        if new.id <> old.id or new.created_at <> old.created_at then
          raise exception 'shop: 小店的编号和时间不能改';
        end if;
        if (old.state, new.state) is distinct from ('refused', 'applied')
          and (new.name, new.handle, new.kind, new.legal_name, new.credit_code, new.exemption, new.licence_file_id,
            new.consent_version, new.consented_at, new.consented_by)
          is distinct from (old.name, old.handle, old.kind, old.legal_name, old.credit_code, old.exemption,
            old.licence_file_id, old.consent_version, old.consented_at, old.consented_by) then
          raise exception 'shop: 申请时的资料只能在重新申请时改';
        end if;
        if new.tier <> old.tier and (new.state <> 'approved' or new.tier_by is null) then
          raise exception 'shop: 只给营业的小店定等级';
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger shop_moves before insert or update on shop
      for each row execute function shop_moves()`)

    this.addSql(`create or replace function shop_tells() returns trigger language plpgsql as $$
      begin
        if tg_op = 'INSERT' or new.state <> old.state then
          insert into shop_step (shop_id, kind, before, after, reason, by_id) values (new.id, 'state',
            case when tg_op = 'UPDATE' then old.state end, new.state, new.state_reason, new.state_by);
        end if;
        if tg_op = 'UPDATE' and new.tier <> old.tier then
          insert into shop_step (shop_id, kind, before, after, by_id)
            values (new.id, 'tier', old.tier, new.tier, new.tier_by);
        end if;
        return null;
      end $$`)
    this.addSql(`create or replace trigger shop_tells after insert or update on shop
      for each row execute function shop_tells()`)

    this.addSql(`create or replace function shop_stays() returns trigger language plpgsql as $$
      begin raise exception 'shop: % 只能新增，不能修改或删除', tg_table_name; end $$`)
    for (const table of ['shop_account', 'shop_step'])
      this.addSql(`create or replace trigger ${table}_stays before update or delete on ${table}
        for each row execute function shop_stays()`)
    for (const table of ['shop', 'shop_key', 'shop_member'])
      this.addSql(`create or replace trigger ${table}_no_delete before delete on ${table}
        for each row execute function shop_stays()`)

    this.addSql(`create or replace function shop_has_owner() returns trigger language plpgsql as $$
      declare
        asked text := case when tg_table_name = 'shop' then to_jsonb(new) ->> 'id' else to_jsonb(new) ->> 'shop_id' end;
      begin
        perform 1 from shop where id = asked for update;
        if not exists (select 1 from shop_member
          where shop_id = asked and role = 'owner' and deleted_at is null) then
          raise exception 'shop: 小店至少要有一位店主';
        end if;
        return null;
      end $$`)
    this.addSql(`drop trigger if exists shop_has_owner on shop`)
    this.addSql(`create constraint trigger shop_has_owner after insert on shop deferrable initially deferred
      for each row execute function shop_has_owner()`)
    this.addSql(`drop trigger if exists shop_member_leaves_owner on shop_member`)
    this.addSql(`create constraint trigger shop_member_leaves_owner after update on shop_member
      deferrable initially deferred for each row execute function shop_has_owner()`)
    this.addSql(`create or replace function shop_member_keeps() returns trigger language plpgsql as $$
      begin
        if (new.id, new.shop_id, new.phone) is distinct from (old.id, old.shop_id, old.phone) then
          raise exception 'shop: 成员的手机号和所属小店不能改';
        end if;
        if old.deleted_at is not null then
          raise exception 'shop: 移出的成员不能改，请重新邀请';
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger shop_member_keeps before update on shop_member
      for each row execute function shop_member_keeps()`)

    this.addSql(`create or replace function shop_key_keeps() returns trigger language plpgsql as $$
      begin
        if (new.id, new.shop_id, new.mode, new.secret_hash, new.shown, new.scopes, new.made_by, new.expires_at)
          is distinct from (old.id, old.shop_id, old.mode, old.secret_hash, old.shown, old.scopes, old.made_by,
            old.expires_at) then
          raise exception 'shop: 密钥的权限和期限不能改';
        end if;
        if old.revoked_at is not null and (new.revoked_at, new.revoked_by, new.last_used_at)
          is distinct from (old.revoked_at, old.revoked_by, old.last_used_at) then
          raise exception 'shop: 作废的密钥不能再用';
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger shop_key_keeps before update on shop_key
      for each row execute function shop_key_keeps()`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop function if exists shop_moves, shop_tells, shop_stays, shop_has_owner, shop_member_keeps,
      shop_key_keeps cascade`)
  }
}
