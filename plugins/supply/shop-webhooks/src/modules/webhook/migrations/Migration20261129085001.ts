import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** What is due of one endpoint, and what an event's end takes along, are found without reading the rest. */
export class Migration20261129085001 extends Migration {
  override async up(): Promise<void> {
    this.addSql('alter table webhook_endpoint add column if not exists by_hand integer not null default 0')
    this.addSql('alter table webhook_endpoint add column if not exists by_hand_at timestamptz null')
    this.addSql(
      `create index if not exists "IDX_webhook_delivery_waiting" on webhook_delivery (endpoint_id, due_at, id) where state = 'waiting'`,
    )
    this.addSql('drop index if exists "IDX_webhook_delivery_due"')
    this.addSql('create index if not exists "IDX_webhook_delivery_event" on webhook_delivery (event_id)')
  }

  override async down(): Promise<void> {
    this.addSql('drop index if exists "IDX_webhook_delivery_event", "IDX_webhook_delivery_waiting"')
    this.addSql(`create index if not exists "IDX_webhook_delivery_due" on webhook_delivery (due_at) where state = 'waiting'`)
    this.addSql('alter table webhook_endpoint drop column if exists by_hand, drop column if exists by_hand_at')
  }
}
