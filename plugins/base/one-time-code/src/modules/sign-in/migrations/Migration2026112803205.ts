import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * Who agreed to which version of the shop's rules, and when. A closed account takes its name off; what was agreed to is
 * never written anew or given to somebody else.
 */
export class Migration2026112803205 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create table if not exists consent (
        id text not null primary key,
        customer_id text null,
        version date not null,
        agreed_at timestamptz not null default now()
      )`)
    this.addSql(`create unique index if not exists "IDX_consent_customer_version_unique"
      on consent (customer_id, version)`)
    this.addSql(`
      create or replace function consent_guard() returns trigger language plpgsql as $$
      begin
        if (new.id, new.version, new.agreed_at) is distinct from (old.id, old.version, old.agreed_at)
           or new.customer_id is not null and new.customer_id is distinct from old.customer_id then
          raise exception 'consent: what was agreed to stays as it was';
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger consent_guard before update on consent
      for each row execute function consent_guard()`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists consent`)
    this.addSql(`drop function if exists consent_guard`)
  }
}
