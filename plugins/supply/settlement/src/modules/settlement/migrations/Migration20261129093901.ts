import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** 信用申诉: a shop says why an event of its rating was not its own doing; staff decide once, and what they lift counts no more. */
export class Migration20261129093901 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists credit_appeal (
      id text primary key,
      shop_id text not null,
      event_key text not null check (event_key ~ '^(lapsed|canceled|lost|floor):'),
      reason text not null check (char_length(btrim(reason)) between 2 and 500),
      by text not null check (by <> ''),
      at timestamptz not null default now(),
      lifted boolean null,
      answer text null check (char_length(btrim(answer)) between 2 and 500),
      answered_by text null,
      answered_at timestamptz null,
      constraint "CK_credit_appeal_answered" check ((lifted is null) = (answer is null)
        and (lifted is null) = (answered_by is null) and (lifted is null) = (answered_at is null)))`)
    // An event is appealed once; whoever lost an appeal has had its answer.
    this.addSql(`create unique index if not exists "UQ_credit_appeal" on credit_appeal (shop_id, event_key)`)
    this.addSql(`create index if not exists "IDX_credit_appeal_open" on credit_appeal (at, id) where lifted is null`)
    this.addSql(`create or replace function credit_appeal_guard() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' or old.lifted is not null or (to_jsonb(new) - array['lifted', 'answer', 'answered_by', 'answered_at'])
            <> (to_jsonb(old) - array['lifted', 'answer', 'answered_by', 'answered_at']) then
          raise exception 'credit_appeal: CK_credit_appeal_stays';
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger credit_appeal_guard before update or delete on credit_appeal
      for each row execute function credit_appeal_guard()`)
    this.addSql(`create or replace trigger credit_appeal_no_truncate before truncate on credit_appeal
      for each statement execute function settlement_stays()`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists credit_appeal cascade')
    this.addSql('drop function if exists credit_appeal_guard cascade')
  }
}
