import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * 归责: of what went back for a claim, who else than the center bears how much. Each share is a voucher of two people; all
 * that are not withdrawn or taken back come to no more than what went back.
 */
export class Migration20261129092302 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists case_share (
      id text primary key,
      after_sale_id text not null,
      bearer text not null check (bearer in ('carrier', 'producer')),
      party text not null check (party <> ''),
      amount_fen integer not null check (amount_fen > 0),
      voucher_id text not null unique,
      drafted_by text not null check (drafted_by <> ''),
      created_at timestamptz not null default now())`)
    this.addSql(`create index if not exists "IDX_case_share_claim" on case_share (after_sale_id, created_at)`)
    this.addSql(`create or replace function case_share_fits() returns trigger language plpgsql as $$
      declare back integer; borne bigint;
      begin
        perform pg_advisory_xact_lock(hashtextextended('case ' || new.after_sale_id, 0));
        select refund_fen into back from after_sale where id = new.after_sale_id and state = 'refunded';
        if not found then raise exception 'case_share: CK_case_share_refunded'; end if;
        if not exists (select 1 from ledger_voucher where id = new.voucher_id and kind = 'case_borne'
            and amount_fen = new.amount_fen) then
          raise exception 'case_share: CK_case_share_voucher';
        end if;
        select coalesce(sum(s.amount_fen), 0) into borne from case_share s join ledger_voucher v on v.id = s.voucher_id
          where s.after_sale_id = new.after_sale_id and v.state <> 'withdrawn' and v.reversed_by is null;
        if borne + new.amount_fen > back then raise exception 'case_share: CK_case_share_most'; end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger case_share_fits before insert on case_share
      for each row execute function case_share_fits()`)
    this.addSql(`create or replace trigger case_share_stays before update or delete on case_share
      for each row execute function settlement_stays()`)
    this.addSql(`create or replace trigger case_share_no_truncate before truncate on case_share
      for each statement execute function settlement_stays()`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists case_share cascade')
    this.addSql('drop function if exists case_share_fits cascade')
  }
}
