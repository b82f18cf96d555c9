import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** A producer's own certificates that wait for staff are few, however many are brought at once. */
export class Migration20261128022103 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create or replace function certificate_bring() returns trigger language plpgsql as $$
      begin
        perform pg_advisory_xact_lock(hashtextextended('certificate:' || new.producer_id, 0));
        if (select count(*) from certificate where producer_id = new.producer_id and state = 'entered'
            and entered_by ~ '^pcon_' and deleted_at is null) >= 20 then
          raise exception 'certificate: too many wait' using constraint = 'CK_certificate_waiting';
        end if;
        return new;
      end $$`)
    this.addSql(`create trigger certificate_bring before insert on certificate
      for each row when (new.entered_by ~ '^pcon_') execute function certificate_bring()`)
  }

  override async down(): Promise<void> {
    this.addSql('drop function if exists certificate_bring cascade')
  }
}
