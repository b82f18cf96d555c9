import { Migration } from '@medusajs/framework/mikro-orm/migrations'

const quoted = (words: string[]) => words.map((word) => `'${word}'`).join(', ')
const LEFT = quoted(['sent', 'paid', 'failed', 'returned'])
const UNKNOWN = ['sending', 'refused']
const OPEN = [...UNKNOWN, 'accepted', 'processing', 'waiting', 'moving', 'canceling']
const LOST = ['failed', 'canceled', 'dropped']
const OVER = ['paid', ...LOST]
/** Written with the state alone. */
const MOVING = quoted([
  ...['state', 'state_by', 'state_at', 'state_reason', 'checked_by', 'approved_by', 'batch_id', 'reference'],
  'updated_at',
])
const FROM: Record<string, string[]> = {
  asked: ['checked', 'refused', 'canceled'],
  checked: ['approved', 'refused', 'canceled'],
  approved: ['sent', 'refused'],
  sent: ['paid', 'failed'],
  paid: ['returned'],
}
const WAYS = Object.entries(FROM)
  .flatMap(([state, next]) => next.map((to) => `('${state}', '${to}')`))
  .join(', ')

/**
 * A payout goes by the bank's file or by a channel that pays persons. What the channel says of it stands beside it: over is
 * over, the channel's number stays, and payout and transfer say the same at every commit. Nothing but the channel's word ends
 * a payout of its own.
 */
export class Migration20261129121001 extends Migration {
  override async up(): Promise<void> {
    for (const sql of [...PAYOUT, ...TRANSFER, ...GUARDS, ...RESULT]) this.addSql(sql)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists payout_transfer_step, payout_transfer cascade')
    this.addSql('drop trigger if exists payout_channel on payout')
    this.addSql(
      'drop function if exists payout_channel, payout_transfer_guard, payout_transfer_note, payout_agrees cascade',
    )
  }
}

const PAYOUT = [
  `alter table payout add column if not exists channel text not null default 'bank'
    check (channel in ('bank', 'wechat'))`,
  `alter table payout add column if not exists purpose jsonb null`,
  ...[
    ['CK_payout_batch', `(channel = 'bank' and state in (${LEFT})) = (batch_id is not null)`],
    ['CK_payout_purpose', `(channel = 'bank') = (purpose is null)`],
    ['CK_payout_returned', `channel = 'bank' or state <> 'returned'`],
  ].flatMap(([name, check]) => [
    `alter table payout drop constraint if exists "${name}"`,
    `alter table payout add constraint "${name}" check (${check})`,
  ]),
]

const TRANSFER = [
  `create table if not exists payout_transfer (
    payout_id text primary key references payout (id),
    state text not null default 'sending' check (state in (${quoted([...OPEN, ...OVER])})),
    channel_number text null unique check (channel_number <> ''),
    reason text null check (reason <> ''),
    confirm text null check (confirm <> ''),
    attempts integer not null default 0 check (attempts >= 0),
    sent_at timestamptz null,
    asked_at timestamptz null,
    next_at timestamptz not null default now(),
    receipt text null check (receipt in ('due', 'kept', 'none')),
    receipt_at timestamptz null,
    receipt_tries integer not null default 0,
    created_at timestamptz not null default now(),
    constraint "CK_payout_transfer_number" check (
      (state in (${quoted([...UNKNOWN, 'dropped'])})) = (channel_number is null)),
    constraint "CK_payout_transfer_confirm" check (confirm is null or state = 'waiting'),
    constraint "CK_payout_transfer_receipt" check (receipt is null or state = 'paid'))`,
  `create index if not exists "IDX_payout_transfer_next" on payout_transfer (next_at) where state in (${quoted(OPEN)})`,
  `create index if not exists "IDX_payout_transfer_receipt" on payout_transfer (receipt_at) where receipt = 'due'`,
  `create index if not exists "IDX_payout_transfer_unheard" on payout_transfer (created_at)
    where state in (${quoted(UNKNOWN)})`,
  `create table if not exists payout_transfer_step (
    id bigint generated always as identity primary key,
    payout_id text not null references payout_transfer (payout_id),
    state text not null, reason text null, at timestamptz not null default now())`,
  `create index if not exists "IDX_payout_transfer_step" on payout_transfer_step (payout_id, id)`,
  `create index if not exists "IDX_payout_to_send" on payout (state_at) where state = 'approved' and channel <> 'bank'`,
]

const GUARDS = [
  `create or replace function payout_transfer_guard() returns trigger language plpgsql as $$
    declare row payout;
    begin
      if tg_op = 'INSERT' then
        select * into row from payout where id = new.payout_id;
        if row.channel = 'bank' or row.state <> 'approved' or new.state <> 'sending' or new.attempts <> 0 then
          raise exception 'payouts: 转账从放行的打款开始';
        end if;
        return new;
      end if;
      if new.payout_id <> old.payout_id or new.created_at <> old.created_at or new.attempts < old.attempts
        or old.channel_number is not null and new.channel_number is distinct from old.channel_number then
        raise exception 'payouts: 转账的编号不能修改';
      end if;
      if old.state in (${quoted(OVER)})
        and (new.state, new.attempts, new.reason) is distinct from (old.state, old.attempts, old.reason) then
        raise exception 'payouts: CK_payout_transfer_over';
      end if;
      if new.state <> old.state and (new.state in (${quoted(UNKNOWN)}) and old.state not in (${quoted(UNKNOWN)})
        or new.state = 'dropped' and (old.state not in (${quoted(UNKNOWN)}) or old.sent_at > now() - interval '10 minutes'))
        then raise exception 'payouts: CK_payout_transfer_moves % %', old.state, new.state;
      end if;
      return new;
    end $$`,
  `create or replace trigger payout_transfer_guard before insert or update on payout_transfer
    for each row execute function payout_transfer_guard()`,
  `create or replace function payout_transfer_note() returns trigger language plpgsql as $$
    begin
      insert into payout_transfer_step (payout_id, state, reason) values (new.payout_id, new.state, new.reason);
      return null;
    end $$`,
  `create or replace trigger payout_transfer_began after insert on payout_transfer
    for each row execute function payout_transfer_note()`,
  `create or replace trigger payout_transfer_moved after update on payout_transfer for each row
    when (new.state <> old.state or new.reason is distinct from old.reason) execute function payout_transfer_note()`,
  `create or replace trigger payout_transfer_no_delete before delete on payout_transfer
    for each row execute function payout_stays()`,
  `create or replace trigger payout_transfer_step_stays before update or delete on payout_transfer_step
    for each row execute function payout_stays()`,
  ...['payout_transfer', 'payout_transfer_step'].map(
    (table) => `create or replace trigger ${table}_no_truncate before truncate on ${table}
      for each statement execute function payout_stays()`,
  ),
]

const RESULT = [
  // What it asked of results is asked by channel now.
  `create or replace function payout_guard() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        if new.state <> 'asked' or new.checked_by is not null or new.approved_by is not null then
          raise exception 'payouts: 打款从申请开始';
        end if;
        return new;
      end if;
      if (to_jsonb(new) - array[${MOVING}]) is distinct from (to_jsonb(old) - array[${MOVING}]) then
        raise exception 'payouts: 打款的金额、收款人和账户不能修改';
      end if;
      if (old.state, new.state) not in (${WAYS}) then
        raise exception 'payouts: CK_payout_moves % %', old.state, new.state;
      end if;
      if old.checked_by is not null and new.checked_by is distinct from old.checked_by
        or old.approved_by is not null and new.approved_by is distinct from old.approved_by
        or old.batch_id is not null and new.batch_id is distinct from old.batch_id
        or old.reference is not null and new.reference is distinct from old.reference then
        raise exception 'payouts: 打款经手的人和编号不能修改';
      end if;
      if new.state = 'approved' then
        if new.approved_by = new.checked_by then raise exception 'payouts: CK_payout_second_person'; end if;
        if same_person(new.approved_by, new.checked_by) then raise exception 'payouts: CK_payout_related'; end if;
        if second_person_unproved(new.approved_by) then raise exception 'payouts: CK_payout_unproved'; end if;
      end if;
      return new;
    end $$`,
  // What a bank answers is entered by another than made the file; a channel answers by itself.
  `create or replace function payout_channel() returns trigger language plpgsql as $$
    declare maker text; told payout_transfer;
    begin
      if new.channel = 'bank' then
        if new.state in ('paid', 'failed', 'returned') then
          select made_by into maker from payout_batch where id = new.batch_id;
          if new.state_by = maker then raise exception 'payouts: CK_payout_result_person'; end if;
          if same_person(new.state_by, maker) then raise exception 'payouts: CK_payout_result_related'; end if;
          if second_person_unproved(new.state_by) then raise exception 'payouts: CK_payout_unproved'; end if;
        end if;
        return new;
      end if;
      if new.state in (${LEFT}) then
        select * into told from payout_transfer where payout_id = new.id;
        if not found or new.state = 'paid' and (told.state <> 'paid' or new.reference is distinct from told.channel_number)
          or new.state = 'failed' and told.state not in (${quoted(LOST)}) then
          raise exception 'payouts: CK_payout_transfer';
        end if;
      end if;
      return new;
    end $$`,
  `create or replace trigger payout_result before update on payout
    for each row when (new.state <> old.state) execute function payout_channel()`,
  // At commit: both say the same, whichever was written first.
  `create or replace function payout_agrees() returns trigger language plpgsql as $$
    declare found_state text;
    begin
      select state into found_state from payout where id = new.payout_id;
      if found_state is distinct from (select case when state = 'paid' then 'paid' when state in (${quoted(LOST)}) then 'failed'
          else 'sent' end from payout_transfer where payout_id = new.payout_id) then
        raise exception 'payouts: CK_payout_transfer';
      end if;
      return null;
    end $$`,
  `drop trigger if exists payout_transfer_agrees on payout_transfer`,
  `create constraint trigger payout_transfer_agrees after insert or update on payout_transfer
    deferrable initially deferred for each row execute function payout_agrees()`,
]
