import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** What was sent inside WeChat and what became of it; not to whom, which the notification knows. */
export class Migration202611291245173 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists wechat_message (
      id text primary key, kind text not null, msgid text null unique, errcode integer null, errmsg text null,
      sent_at timestamptz not null default now(), outcome text null check (length(outcome) <= 60), outcome_at timestamptz null,
      check ((msgid is null) = (errcode is not null)), check ((outcome is null) = (outcome_at is null)),
      check (outcome is null or msgid is not null))`)
    this.addSql(`create index if not exists "IDX_wechat_message_sent_at" on wechat_message (sent_at)`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists wechat_message')
  }
}
