import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * A withdrawal owns of releases what it pays, each fen of them once; what that comes to is what is paid and what is withheld.
 * One whose payout came back owns nothing any more.
 */
export class Migration20261129165503 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists commission_withdrawal (
      id text primary key check (id ~ '^cwd_'),
      distributor_id text not null check (distributor_id <> ''),
      payout_id text not null constraint "UQ_commission_withdrawal_payout" unique,
      gross_fen integer not null constraint "CK_commission_withdrawal_gross" check (gross_fen > 0),
      tax_fen integer not null constraint "CK_commission_withdrawal_tax" check (tax_fen >= 0),
      net_fen integer not null constraint "CK_commission_withdrawal_net" check (net_fen > 0 and net_fen = gross_fen - tax_fen),
      tax_mode text not null check (tax_mode in ('cumulative', 'per_payment')),
      month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
      income_before_fen bigint not null check (income_before_fen >= 0),
      withheld_before_fen bigint not null check (withheld_before_fen >= 0),
      months integer not null check (months between 1 and 12),
      at timestamptz not null default now(),
      went_back_at timestamptz null)`)
    this.addSql(`create index if not exists "IDX_commission_withdrawal_distributor"
      on commission_withdrawal (distributor_id, at desc, id)`)
    this.addSql(`create index if not exists "IDX_commission_withdrawal_month" on commission_withdrawal (month, distributor_id)`)
    this.addSql(`create table if not exists commission_withdrawal_release (
      withdrawal_id text not null references commission_withdrawal (id),
      release_id text not null references commission_release (id),
      amount_fen integer not null check (amount_fen <> 0),
      primary key (withdrawal_id, release_id))`)
    this.addSql(`create index if not exists "IDX_commission_withdrawal_release" on commission_withdrawal_release (release_id)`)

    this.addSql(`create or replace function commission_withdrawal_moves() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' or old.went_back_at is not null or new.went_back_at is null
            or to_jsonb(new) - 'went_back_at' <> to_jsonb(old) - 'went_back_at' then
          raise exception 'commission_withdrawal: 提现的记录不能改，只能退回一次';
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger commission_withdrawal_moves before update or delete on commission_withdrawal
      for each row execute function commission_withdrawal_moves()`)
    this.addSql(`create or replace function commission_release_owned() returns trigger language plpgsql as $$
      begin
        perform 1 from commission_release where id = new.release_id for update;
        if not exists (select 1 from commission_withdrawal w
            join commission_release r on r.id = new.release_id and r.distributor_id = w.distributor_id
            cross join lateral (select new.amount_fen + coalesce(sum(o.amount_fen), 0) as owned_fen
              from commission_withdrawal_release o join commission_withdrawal other on other.id = o.withdrawal_id
              where o.release_id = r.id and other.went_back_at is null) o
            where w.id = new.withdrawal_id and sign(new.amount_fen) = sign(r.amount_fen)
              and abs(o.owned_fen) <= abs(r.amount_fen)) then
          raise exception 'commission_withdrawal: 这笔佣金已经在另一次提现里' using errcode = 'check_violation';
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger commission_release_owned before insert on commission_withdrawal_release
      for each row execute function commission_release_owned()`)
    this.addSql(`create or replace function commission_withdrawal_adds_up() returns trigger language plpgsql as $$
      begin
        if new.gross_fen <> (select coalesce(sum(o.amount_fen), 0) from commission_withdrawal_release o
            where o.withdrawal_id = new.id) then
          raise exception 'commission_withdrawal: % 的金额与它的佣金合不上', new.id using errcode = 'check_violation';
        end if;
        return null;
      end $$`)
    this.addSql(`drop trigger if exists commission_withdrawal_adds_up on commission_withdrawal`)
    this.addSql(`create constraint trigger commission_withdrawal_adds_up after insert on commission_withdrawal
      deferrable initially deferred for each row execute function commission_withdrawal_adds_up()`)
    this.addSql(`create or replace trigger commission_withdrawal_release_stays before update or delete
      on commission_withdrawal_release for each row execute function commission_stays()`)
    for (const table of ['commission_withdrawal', 'commission_withdrawal_release'])
      this.addSql(`create or replace trigger ${table}_no_truncate before truncate on ${table}
        for each statement execute function commission_stays()`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists commission_withdrawal_release, commission_withdrawal cascade')
    this.addSql('drop function if exists commission_withdrawal_moves, commission_release_owned, commission_withdrawal_adds_up')
  }
}
