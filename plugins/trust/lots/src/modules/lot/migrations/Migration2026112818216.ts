import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Who lets a lot in, or lifts a hold, has proved a phone, where the shop asks for it: an account alone is no second person. */
export class Migration2026112818216 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`do $do$ begin
      if to_regprocedure('second_person_unproved(text)') is null then
        create function second_person_unproved(person text) returns boolean language plpgsql stable as $$
          begin return false; end $$;
      end if; end $do$`)
    this.addSql(`create or replace function lot_second_proved() returns trigger language plpgsql as $$
      begin
        if second_person_unproved(to_jsonb(new) ->> tg_argv[0]) then
          raise exception 'lot: 请先在“登录安全”里验证您的手机号，再来复核';
        end if;
        return new;
      end $$`)
    // Named to come after the guards that say what is wrong with the lot itself.
    this.addSql(`create or replace trigger lot_guard_second_proved before update of state on lot for each row
      when (old.state = 'quarantine' and new.state = 'released') execute function lot_second_proved('released_by')`)
    this.addSql(`create or replace trigger outgoing_inspection_second_proved before update of lifted_by
      on outgoing_inspection for each row when (new.lifted_by is not null)
      execute function lot_second_proved('lifted_by')`)
  }

  override async down(): Promise<void> {
    this.addSql('drop function if exists lot_second_proved cascade')
  }
}
