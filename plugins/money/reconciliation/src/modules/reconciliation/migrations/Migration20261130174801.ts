import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** What banks decide about disputed charges, once; kept beside the tasks of staff, who may close theirs before. */
export class Migration20261130174801 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists charge_dispute (
      channel text not null, reference text not null, order_id text null,
      amount_fen integer not null check (amount_fen >= 0), currency text not null,
      told_at timestamptz not null default now(), ended_at timestamptz null, lost_fen integer not null default 0,
      primary key (channel, reference), check (lost_fen >= 0),
      check (lost_fen = 0 or ended_at is not null))`)
    this.addSql(`create index if not exists "IDX_charge_dispute_order" on charge_dispute (order_id)`)
    this.addSql(`create index if not exists "IDX_charge_dispute_lost" on charge_dispute (ended_at) where lost_fen > 0`)
    this.addSql(`create or replace function charge_dispute_ends_once() returns trigger language plpgsql as $$
      begin
        if old.ended_at is not null or (new.channel, new.reference, new.amount_fen, new.currency, new.told_at)
            <> (old.channel, old.reference, old.amount_fen, old.currency, old.told_at) then
          raise exception 'reconciliation: % of charge_dispute is refused', tg_op;
        end if;
        return new;
      end $$`)
    this.addSql(`create trigger charge_dispute_ends before update on charge_dispute
      for each row execute function charge_dispute_ends_once()`)
    this.addSql(`create trigger charge_dispute_kept before delete on charge_dispute
      for each row execute function reconciliation_refuse_change()`)
    this.addSql(`create trigger charge_dispute_no_truncate before truncate on charge_dispute
      for each statement execute function reconciliation_refuse_change()`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists charge_dispute cascade')
    this.addSql('drop function if exists charge_dispute_ends_once')
  }
}
