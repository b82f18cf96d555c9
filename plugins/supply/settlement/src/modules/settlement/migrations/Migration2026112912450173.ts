import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Late orders that could not be judged, tried again until they are: whoever else is decided meanwhile. */
export class Migration2026112912450173 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists late_fault (
      shop_order_id text primary key,
      ship_by timestamptz not null,
      why text not null check (char_length(why) <= 500),
      tries integer not null default 1 check (tries > 0),
      since timestamptz not null default now(),
      tried_at timestamptz not null default now())`)
    this.addSql(`create index if not exists "IDX_late_fault_since" on late_fault (since, shop_order_id)`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists late_fault')
  }
}
