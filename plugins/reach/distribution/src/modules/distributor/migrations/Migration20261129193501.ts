import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Until when a distributor has seen what happened to them. */
export class Migration20261129193501 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists distributor_seen (
      distributor_id text primary key references distributor (id), seen_at timestamptz not null)`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists distributor_seen')
  }
}
