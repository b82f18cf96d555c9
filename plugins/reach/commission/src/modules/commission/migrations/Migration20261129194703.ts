import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** What is held becomes nobody's own before staff let it go, whoever writes it; what is taken back is always taken. */
export class Migration20261129194703 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create or replace function commission_release_held() returns trigger language plpgsql as $$
      begin
        if exists (select 1 from risk_case c where c.distributor_id = new.distributor_id and c.kind = 'release'
            and c.state = 'held') then
          raise exception 'commission_release: 这位分销员的佣金在核查中' using errcode = 'check_violation';
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger commission_release_held before insert on commission_release
      for each row when (new.amount_fen > 0) execute function commission_release_held()`)
  }

  override async down(): Promise<void> {
    this.addSql('drop trigger if exists commission_release_held on commission_release')
    this.addSql('drop function if exists commission_release_held')
  }
}
