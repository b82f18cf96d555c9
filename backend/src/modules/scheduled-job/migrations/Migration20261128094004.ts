import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** One row for each scheduled job: its last run, and when the next has to begin. */
export class Migration20261128094004 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists scheduled_job (
      name text primary key,
      cron text not null,
      next_at timestamptz not null,
      seen_at timestamptz not null,
      began_at timestamptz null,
      ended_at timestamptz null,
      duration_ms integer null check (duration_ms >= 0),
      failure text null,
      failed_at timestamptz null,
      failures integer not null default 0 check (failures >= 0),
      alarmed_at timestamptz null)`)
    this.addSql(`comment on column scheduled_job.seen_at is 'until when the shop was open: what it did not run then was missed'`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists scheduled_job')
  }
}
