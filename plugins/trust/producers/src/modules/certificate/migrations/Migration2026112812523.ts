import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * Who approves or refuses a certificate is another person than who entered it: another mailbox, and no account that one of
 * the two invited. Who is who is judged by `same_person`, where sign-in keeps it; without it, by name.
 */
export class Migration2026112812523 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`do $do$ begin
      if to_regprocedure('same_person(text, text)') is null then
        create function same_person(one text, other text) returns boolean language plpgsql stable as $$
          begin return one = other; end $$;
      end if; end $do$`)
    this.addSql(`create or replace function certificate_second() returns trigger language plpgsql as $$
      begin
        if new.approved_by <> new.entered_by and same_person(new.approved_by, new.entered_by) then
          raise exception 'certificate: CK_certificate_related';
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger certificate_second before insert or update of approved_by on certificate
      for each row when (new.approved_by is not null) execute function certificate_second()`)
  }

  override async down(): Promise<void> {
    this.addSql('drop function if exists certificate_second cascade')
  }
}
