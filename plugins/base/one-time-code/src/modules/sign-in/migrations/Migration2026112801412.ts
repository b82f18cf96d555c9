import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Tries that cost, codes that were sent and by whom, and whose guesses at a code count against which five. */
export class Migration2026112801412 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create table if not exists sign_in_try (
        key text not null primary key,
        kind text not null check (kind in ('name', 'pair', 'sender', 'factor', 'guess')),
        label text not null,
        tries integer not null check (tries >= 0),
        last_at timestamptz not null default now(),
        locked_until timestamptz null
      )`)
    this.addSql(`create index if not exists "IDX_sign_in_try_last_at" on sign_in_try (last_at)`)
    this.addSql(`create index if not exists "IDX_sign_in_try_locked" on sign_in_try (locked_until)
      where locked_until is not null`)
    this.addSql(`
      create table if not exists code_sending (
        id text not null primary key,
        channel text not null check (channel in ('sms', 'email')),
        sender text not null,
        network text not null,
        address_hash text not null,
        sent boolean not null,
        work_hash text null,
        used_at timestamptz null,
        created_at timestamptz not null default now()
      )`)
    this.addSql(`create unique index if not exists "IDX_code_sending_work_unique" on code_sending (work_hash)
      where work_hash is not null`)
    this.addSql(`create index if not exists "IDX_code_sending_sender" on code_sending (sender, created_at)`)
    this.addSql(`create index if not exists "IDX_code_sending_created_at" on code_sending (created_at, channel)`)
    this.addSql(`create index if not exists "IDX_code_sending_unused" on code_sending (address_hash, created_at)
      where used_at is null`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists sign_in_try`)
    this.addSql(`drop table if exists code_sending`)
  }
}
