import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * A payout may be held while the room that keeps its payee looks into it: nobody then looks at it, lets it go or sends it. Held
 * as long as nobody has, and lifted once.
 */
export class Migration20261129194501 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists payout_hold (
      payout_id text primary key references payout (id),
      created_at timestamptz not null default now(),
      lifted_at timestamptz null, lifted_by text null check (lifted_by <> ''),
      constraint "CK_payout_hold_lifted" check ((lifted_at is null) = (lifted_by is null)))`)
    this.addSql(`create index if not exists "IDX_payout_hold_standing" on payout_hold (payout_id) where lifted_at is null`)
    this.addSql(`create or replace function payout_hold_guard() returns trigger language plpgsql as $$
      begin
        if tg_op = 'INSERT' then
          perform 1 from payout where id = new.payout_id and state = 'asked' for update;
          if not found or new.lifted_at is not null then raise exception 'payouts: CK_payout_hold_late'; end if;
          return new;
        end if;
        if tg_op = 'DELETE' or old.lifted_at is not null or new.lifted_at is null
            or (new.payout_id, new.created_at) is distinct from (old.payout_id, old.created_at) then
          raise exception 'payouts: CK_payout_hold_moves';
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger payout_hold_guard before insert or update or delete on payout_hold
      for each row execute function payout_hold_guard()`)
    this.addSql(`create or replace trigger payout_hold_no_truncate before truncate on payout_hold
      for each statement execute function payout_stays()`)
    this.addSql(`create or replace function payout_held() returns trigger language plpgsql as $$
      begin
        if exists (select 1 from payout_hold where payout_id = new.id and lifted_at is null) then
          raise exception 'payouts: CK_payout_held';
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger payout_held before update on payout for each row
      when (new.state <> old.state and new.state not in ('refused', 'canceled')) execute function payout_held()`)
  }

  override async down(): Promise<void> {
    this.addSql('drop trigger if exists payout_held on payout')
    this.addSql('drop table if exists payout_hold')
    this.addSql('drop function if exists payout_held, payout_hold_guard')
  }
}
