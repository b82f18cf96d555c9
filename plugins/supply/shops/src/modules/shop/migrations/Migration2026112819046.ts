import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * Another account takes a second person's word: it waits, and the one before holds until it is accepted. Those of shops that
 * were approved before count as accepted by whoever approved.
 */
export class Migration2026112819046 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table shop_account add column if not exists verdict text null
        check (verdict in ('accepted', 'refused', 'withdrawn')),
      add column if not exists decided_by text null check (decided_by <> ''),
      add column if not exists decided_at timestamptz null,
      add column if not exists reason text null check (reason <> '')`)
    this.addSql('drop trigger if exists shop_account_stays on shop_account')
    this.addSql(`update shop_account a set verdict = 'accepted', decided_by = s.state_by, decided_at = a.created_at
      from shop s where s.id = a.shop_id and s.state in ('approved', 'suspended', 'closed') and a.verdict is null`)
    this.addSql(`update shop_account a set verdict = 'withdrawn', decided_by = a.entered_by, decided_at = now()
      where a.verdict is null and exists (select 1 from shop_account b where b.shop_id = a.shop_id
        and (b.created_at, b.id) > (a.created_at, a.id))`)
    this.addSql(`alter table shop_account drop constraint if exists "CK_shop_account_verdict"`)
    this.addSql(`alter table shop_account add constraint "CK_shop_account_verdict" check (
      (verdict is null) = (decided_by is null) and (verdict is null) = (decided_at is null)
      and (verdict is distinct from 'refused' or reason is not null))`)
    this.addSql(`create unique index if not exists "UQ_shop_account_waits" on shop_account (shop_id)
      where verdict is null`)
    this.addSql(`create index if not exists "IDX_shop_account_waits" on shop_account (created_at) where verdict is null`)
    this.addSql(`create or replace function shop_account_keeps() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then raise exception 'shop: shop_account 只能新增，不能修改或删除'; end if;
        if tg_op = 'INSERT' then
          if new.verdict is not null then raise exception 'shop: 收款账户要先等人确认'; end if;
          return new;
        end if;
        if old.verdict is not null or (new.id, new.shop_id, new.bank, new.holder, new.number_sealed, new.number_end,
            new.entered_by, new.created_at) is distinct from (old.id, old.shop_id, old.bank, old.holder,
            old.number_sealed, old.number_end, old.entered_by, old.created_at) then
          raise exception 'shop: shop_account 只能新增，不能修改或删除';
        end if;
        if new.verdict = 'accepted' and second_person_unproved(new.decided_by) then
          raise exception 'shop: CK_shop_unproved';
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger shop_account_keeps before insert or update or delete on shop_account
      for each row execute function shop_account_keeps()`)
  }

  override async down(): Promise<void> {
    this.addSql('drop function if exists shop_account_keeps cascade')
    this.addSql(`drop index if exists "UQ_shop_account_waits", "IDX_shop_account_waits"`)
    this.addSql(`alter table shop_account drop column if exists verdict, drop column if exists decided_by,
      drop column if exists decided_at, drop column if exists reason`)
  }
}
