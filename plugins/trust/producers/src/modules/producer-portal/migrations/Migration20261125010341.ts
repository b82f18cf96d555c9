import { Migration } from '@medusajs/framework/mikro-orm/migrations'

export class Migration20261125010341 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists producer_contact (
      id text primary key,
      producer_id text not null,
      channel text not null check (channel in ('sms', 'email')),
      address text not null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      deleted_at timestamptz null,
      check (case channel when 'sms' then address ~ '^1[3-9][0-9]{9}$' else address = lower(address) end))`)
    this.addSql(`create unique index if not exists "IDX_producer_contact_channel_address_unique"
      on producer_contact (channel, address) where deleted_at is null`)
    this.addSql(`create index if not exists "IDX_producer_contact_producer_id"
      on producer_contact (producer_id) where deleted_at is null`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists producer_contact cascade')
  }
}
