import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * Where producers' money goes. An account is entered by one of the staff and accepted by another natural person; the one
 * before holds until then. Its number is sealed at rest; nothing of it ever changes but that verdict.
 */
export class Migration20261129124502 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists producer_account (
      id text primary key,
      producer_id text not null,
      bank text not null check (bank <> ''),
      holder text not null check (holder <> ''),
      number_sealed text not null constraint "CK_producer_account_sealed" check (number_sealed ~ '^v1[.]'),
      number_end text not null check (number_end ~ '^[0-9]{4}$'),
      entered_by text not null check (entered_by <> ''),
      created_at timestamptz not null default clock_timestamp(),
      verdict text null check (verdict in ('accepted', 'refused', 'withdrawn')),
      decided_by text null check (decided_by <> ''),
      decided_at timestamptz null,
      reason text null check (reason <> ''),
      constraint "CK_producer_account_verdict" check ((verdict is null) = (decided_by is null)
        and (verdict is null) = (decided_at is null) and (verdict is distinct from 'refused' or reason is not null)),
      constraint "CK_producer_account_second_person" check (verdict is distinct from 'accepted' or decided_by <> entered_by))`)
    this.addSql(`create index if not exists "IDX_producer_account" on producer_account (producer_id, created_at)`)
    this.addSql(`create unique index if not exists "UQ_producer_account_waits" on producer_account (producer_id)
      where verdict is null`)
    this.addSql(`create or replace function producer_account_keeps() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then raise exception 'purchase: 收款账户只能新增，不能修改或删除'; end if;
        if tg_op = 'INSERT' then
          if new.verdict is not null then raise exception 'purchase: 收款账户要先等人确认'; end if;
          return new;
        end if;
        if old.verdict is not null or (to_jsonb(new) - array['verdict', 'decided_by', 'decided_at', 'reason'])
            is distinct from (to_jsonb(old) - array['verdict', 'decided_by', 'decided_at', 'reason']) then
          raise exception 'purchase: 收款账户只能新增，不能修改或删除';
        end if;
        if new.verdict = 'accepted' then
          if new.decided_by = new.entered_by then raise exception 'purchase: CK_producer_account_second_person'; end if;
          if same_person(new.decided_by, new.entered_by) then raise exception 'purchase: CK_producer_account_related'; end if;
          if second_person_unproved(new.decided_by) or second_person_unproved(new.entered_by) then
            raise exception 'purchase: CK_producer_account_unproved';
          end if;
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger producer_account_keeps before insert or update or delete on producer_account
      for each row execute function producer_account_keeps()`)
    this.addSql(`create or replace trigger producer_account_no_truncate before truncate on producer_account
      for each statement execute function purchase_stays()`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists producer_account cascade')
    this.addSql('drop function if exists producer_account_keeps cascade')
  }
}
