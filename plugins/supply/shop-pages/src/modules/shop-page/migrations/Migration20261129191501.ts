import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Sales whose margin could not be booked, tried again with each run. */
export class Migration20261129191501 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists hosted_fault (
      order_id text primary key, reason text not null, tried_at timestamptz not null)`)
    this.addSql(`create index if not exists "IDX_hosted_fault_tried" on hosted_fault (tried_at, order_id)`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists hosted_fault')
  }
}
