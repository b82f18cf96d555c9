import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * Whoever looks at a payout first, and whoever makes the bank's file, have proved a phone as those who come after them: it is by
 * phones that two accounts of one person, and the payee's own people, are known.
 */
export class Migration20261129084501 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create or replace function payout_first_proved() returns trigger language plpgsql as $$
      begin
        if second_person_unproved(to_jsonb(new) ->> tg_argv[0]) then
          raise exception 'payouts: CK_payout_unproved';
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger payout_first_proved before update on payout
      for each row when (new.state = 'checked' and old.state <> 'checked') execute function payout_first_proved('checked_by')`)
    this.addSql(`create or replace trigger payout_first_proved before insert on payout_batch
      for each row execute function payout_first_proved('made_by')`)
  }

  override async down(): Promise<void> {
    this.addSql('drop trigger if exists payout_first_proved on payout')
    this.addSql('drop trigger if exists payout_first_proved on payout_batch')
    this.addSql('drop function if exists payout_first_proved')
  }
}
