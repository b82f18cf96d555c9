import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Who approves or refuses a certificate has proved a phone, where the shop asks for it; revoking one waits for nothing. */
export class Migration2026112818226 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`do $do$ begin
      if to_regprocedure('second_person_unproved(text)') is null then
        create function second_person_unproved(person text) returns boolean language plpgsql stable as $$
          begin return false; end $$;
      end if; end $do$`)
    this.addSql(`create or replace function certificate_second_proved() returns trigger language plpgsql as $$
      begin
        if second_person_unproved(new.approved_by) then
          raise exception 'certificate: CK_certificate_unproved';
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger certificate_second_proved before insert or update of approved_by on certificate
      for each row when (new.approved_by is not null and new.state <> 'revoked')
      execute function certificate_second_proved()`)
  }

  override async down(): Promise<void> {
    this.addSql('drop function if exists certificate_second_proved cascade')
  }
}
