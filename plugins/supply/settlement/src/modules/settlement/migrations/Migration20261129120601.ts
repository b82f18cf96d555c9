import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Of goods that were sent once more others may bear what they were worth, as of those that were paid back. */
export class Migration20261129120601 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create or replace function case_worth(claim text) returns integer language plpgsql stable as $$
      declare worth integer;
      begin
        select case state when 'refunded' then refund_fen when 'resent' then goods_fen end into worth
          from after_sale where id = claim;
        return worth;
      end $$`)
    this.fits('back := case_worth(new.after_sale_id);', 'back is null')
  }

  override async down(): Promise<void> {
    this.fits(
      `select refund_fen into back from after_sale where id = new.after_sale_id and state = 'refunded';`,
      'not found',
    )
    this.addSql('drop function if exists case_worth')
  }

  private fits(read: string, nothing: string): void {
    this.addSql(`create or replace function case_share_fits() returns trigger language plpgsql as $$
      declare back integer; borne bigint;
      begin
        perform pg_advisory_xact_lock(hashtextextended('case ' || new.after_sale_id, 0));
        if exists (select 1 from case_share where voucher_id = new.voucher_id) then return new; end if;
        ${read}
        if ${nothing} then raise exception 'case_share: CK_case_share_refunded'; end if;
        if not exists (select 1 from ledger_voucher where id = new.voucher_id and kind = 'case_borne'
            and amount_fen = new.amount_fen and state <> 'withdrawn') then
          raise exception 'case_share: CK_case_share_voucher';
        end if;
        select coalesce(sum(s.amount_fen), 0) into borne from case_share s join ledger_voucher v on v.id = s.voucher_id
          where s.after_sale_id = new.after_sale_id and v.state <> 'withdrawn' and v.reversed_by is null;
        if borne + new.amount_fen > back then raise exception 'case_share: CK_case_share_most'; end if;
        return new;
      end $$`)
  }
}
