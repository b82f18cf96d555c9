import { Migration } from '@medusajs/framework/mikro-orm/migrations'

const TIMES = `created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
      deleted_at timestamptz null check (deleted_at is null)`
const DECIDED = `state text not null default 'open' check (state in ('open', 'resolved')),
      decision text null, note text null, decided_by text null, decided_at timestamptz null,
      check ((state = 'resolved') = (decision is not null and decided_by is not null and decided_at is not null))`

/** Bills, their lines and files, differences, tasks; amounts in whole fen of one day or one payment. */
export class Migration20261125003000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists channel_bill (
      id text primary key, channel text not null,
      bill_date text not null check (bill_date ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
      state text not null check (state in ('failed', 'fetched', 'matched')),
      hash text null, failure text null, attempts integer not null default 0, next_attempt_at timestamptz null,
      fetched_by text not null, fetched_at timestamptz null, matched_at timestamptz null, ${TIMES},
      check ((state = 'failed') = (fetched_at is null)), check ((state = 'matched') = (matched_at is not null)),
      check ((state = 'failed') = (failure is not null)))`)
    this.addSql(`create unique index if not exists "IDX_channel_bill_day_unique"
      on channel_bill (channel, bill_date) where deleted_at is null`)
    this.addSql(`create table if not exists channel_bill_line (
      id text primary key, bill_id text not null references channel_bill (id), line_no integer not null,
      kind text not null check (kind in ('payment', 'refund')), our_number text not null, channel_number text not null,
      payment_session_id text null, amount_fen integer not null check (amount_fen >= 0), currency text not null,
      fee_fen integer not null, fee_currency text not null, occurred_at timestamptz not null, raw jsonb not null, ${TIMES})`)
    this.addSql(`create unique index if not exists "IDX_channel_bill_line_unique"
      on channel_bill_line (bill_id, line_no) where deleted_at is null`)
    this.addSql(`create index if not exists "IDX_channel_bill_line_number"
      on channel_bill_line (our_number) where deleted_at is null`)
    this.addSql(`create table if not exists channel_bill_file (
      id text primary key, bill_id text not null references channel_bill (id), name text not null,
      content text not null, ${TIMES})`)
    this.addSql(`create unique index if not exists "IDX_channel_bill_file_unique"
      on channel_bill_file (bill_id) where deleted_at is null`)
    this.addSql(`create table if not exists bill_difference (
      id text primary key, bill_id text not null references channel_bill (id),
      kind text not null check (kind in ('missing_here', 'missing_there', 'amount_differs')),
      line_kind text not null check (line_kind in ('payment', 'refund')),
      reference text not null, order_id text null, here_fen integer null, there_fen integer null, ${DECIDED}, ${TIMES},
      check (case kind when 'missing_here' then here_fen is null and there_fen is not null
        when 'missing_there' then here_fen is not null and there_fen is null else here_fen <> there_fen end))`)
    this.addSql(`create unique index if not exists "IDX_bill_difference_unique"
      on bill_difference (bill_id, line_kind, reference) where deleted_at is null`)
    this.addSql(`create index if not exists "IDX_bill_difference_state"
      on bill_difference (state) where deleted_at is null`)
    this.addSql(`create table if not exists channel_task (
      id text primary key, channel text not null,
      kind text not null check (kind in ('refund_abnormal', 'refund_closed', 'dispute')),
      reference text not null, order_id text null, amount_fen integer not null, currency text not null,
      reason text not null, due_at timestamptz null, ${DECIDED}, ${TIMES})`)
    this.addSql(`create unique index if not exists "IDX_channel_task_unique"
      on channel_task (channel, kind, reference) where deleted_at is null`)
    this.addSql(`create index if not exists "IDX_channel_task_state" on channel_task (state) where deleted_at is null`)
  }

  override async down(): Promise<void> {
    this.addSql(
      'drop table if exists channel_task, bill_difference, channel_bill_file, channel_bill_line, channel_bill cascade',
    )
  }
}
