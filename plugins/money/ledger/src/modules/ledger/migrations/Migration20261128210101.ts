import { Migration } from '@medusajs/framework/mikro-orm/migrations'

const KINDS = ['channel_payout', 'cost_booked', 'payable_paid', 'producer_paid', 'book_corrected']
const quoted = (words: string[]) => words.map((word) => `'${word}'`).join(', ')
/** A payment out of what is owed bears the number the bank or the channel gave it. */
const PAID = quoted(['channel_payout', 'payable_paid', 'producer_paid'])
const FACTS = `id, kind, debit_account_id, credit_account_id, amount_fen, currency, reverses_id, reference, note,
  effective_on, request_key, drafted_by, drafted_at`
const row = (name: string) => FACTS.split(',').map((field) => `${name}.${field.trim()}`)

/**
 * 凭证: what people enter into the book by hand. One drafts it, a second natural person confirms it, and only then it stands
 * in the book, as the transaction it says; a transaction of these kinds without its confirmed voucher is refused at commit,
 * whoever writes it. No more is paid out of an account than it holds.
 */
export class Migration20261128210101 extends Migration {
  override async up(): Promise<void> {
    for (const sql of [...TABLE, ...PERSONS, ...BOOK]) this.addSql(sql)
  }

  override async down(): Promise<void> {
    this.addSql(`drop function if exists ledger_voucher_birth, ledger_guard_voucher, ledger_check_voucher cascade`)
    this.addSql(`drop table if exists ledger_voucher`)
  }
}

const TABLE = [
  `create table if not exists ledger_voucher (
    id text primary key,
    kind text not null check (kind in (${quoted([...KINDS, 'reversal'])})),
    state text not null default 'drafted' check (state in ('drafted', 'confirmed', 'withdrawn')),
    debit_account_id text not null references ledger_account (id),
    credit_account_id text not null references ledger_account (id),
    amount_fen bigint not null check (amount_fen > 0),
    currency text not null,
    reverses_id text null references ledger_transaction (id),
    reference text null check (reference <> ''),
    note text not null check (char_length(btrim(note)) between 2 and 200),
    effective_on date not null,
    request_key text null,
    drafted_by text not null check (drafted_by <> ''),
    drafted_at timestamptz not null default now(),
    decided_by text null,
    decided_at timestamptz null,
    transaction_id text null unique references ledger_transaction (id),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    deleted_at timestamptz null check (deleted_at is null),
    constraint "CK_ledger_voucher_sides" check (debit_account_id <> credit_account_id),
    constraint "CK_ledger_voucher_decided" check ((state = 'drafted') = (decided_by is null)
      and (state = 'drafted') = (decided_at is null)),
    constraint "CK_ledger_voucher_booked" check ((state = 'confirmed') = (transaction_id is not null)),
    constraint "CK_ledger_voucher_second_person" check (state <> 'confirmed' or decided_by <> drafted_by),
    constraint "CK_ledger_voucher_reference" check (kind not in (${PAID}) or reference is not null),
    constraint "CK_ledger_voucher_reverses" check ((kind = 'reversal') = (reverses_id is not null)))`,
  // One payout of a bank or channel is entered once, whoever types it and how often.
  `create unique index if not exists "UQ_ledger_voucher_reference" on ledger_voucher
    (kind, (case kind when 'channel_payout' then credit_account_id else '' end), reference)
    where state <> 'withdrawn' and kind in (${PAID})`,
  `create unique index if not exists "UQ_ledger_voucher_reversal" on ledger_voucher (reverses_id)
    where state <> 'withdrawn'`,
  `create unique index if not exists "UQ_ledger_voucher_request" on ledger_voucher (drafted_by, request_key)`,
  `create index if not exists "IDX_ledger_voucher_state" on ledger_voucher (state, drafted_at, id)`,
  `create index if not exists "IDX_ledger_voucher_debit" on ledger_voucher (debit_account_id)`,
  `create or replace function ledger_voucher_birth() returns trigger language plpgsql as $$
    begin
      if new.state <> 'drafted' then raise exception 'ledger: a voucher begins as a draft'; end if;
      return new;
    end $$`,
  `create or replace trigger ledger_voucher_birth before insert on ledger_voucher
    for each row execute function ledger_voucher_birth()`,
  `create or replace trigger ledger_voucher_no_delete before delete on ledger_voucher
    for each row execute function ledger_refuse_change()`,
  `create or replace trigger ledger_voucher_no_truncate before truncate on ledger_voucher
    for each statement execute function ledger_refuse_change()`,
]

const PERSONS = [
  `do $do$ begin
    if to_regprocedure('same_person(text, text)') is null then
      create function same_person(one text, other text) returns boolean language plpgsql stable as $$
        begin return one = other; end $$;
    end if;
    if to_regprocedure('second_person_unproved(text)') is null then
      create function second_person_unproved(person text) returns boolean language plpgsql stable as $$
        begin return false; end $$;
    end if; end $do$`,
  `create or replace function ledger_guard_voucher() returns trigger language plpgsql as $$
    begin
      if old.state <> 'drafted' then
        raise exception 'ledger: voucher % was decided and stays as it is', old.id;
      end if;
      if (${row('new').join(', ')}) is distinct from (${row('old').join(', ')}) then
        raise exception 'ledger: voucher % stays as it was drafted', old.id;
      end if;
      if new.state = 'confirmed' and new.decided_by <> new.drafted_by and same_person(new.decided_by, new.drafted_by) then
        raise exception 'ledger: CK_ledger_voucher_related';
      end if;
      if new.state = 'confirmed' and second_person_unproved(new.decided_by) then
        raise exception 'ledger: CK_ledger_voucher_unproved';
      end if;
      return new;
    end $$`,
  `create or replace trigger ledger_voucher_guard before update on ledger_voucher
    for each row execute function ledger_guard_voucher()`,
]

const BOOK = [
  // At commit: the transaction comes before its voucher's confirmation. Whoever posts has the balance's row locked by then.
  `create or replace function ledger_check_voucher() returns trigger language plpgsql set enable_seqscan = off as $$
    declare v ledger_voucher; what text; paid_from text;
    begin
      what := coalesce((select kind from ledger_transaction where id = new.reverses_id), new.kind);
      if what not in (${quoted([...KINDS, 'difference_booked'])}) then return null; end if;
      if new.reverses_id is null and new.kind = 'difference_booked' then return null; end if;
      select * into v from ledger_voucher where transaction_id = new.id and state = 'confirmed'
        and kind = case when new.reverses_id is null then new.kind else 'reversal' end
        and reverses_id is not distinct from new.reverses_id;
      if not found then raise exception 'ledger: transaction % has no confirmed voucher', new.id; end if;
      if (select count(*) from ledger_entry where transaction_id = new.id) <> 2 or exists (select 1 from ledger_entry
          where transaction_id = new.id and (account_id, amount_fen) not in
            ((v.debit_account_id, v.amount_fen), (v.credit_account_id, -v.amount_fen))) then
        raise exception 'ledger: transaction % is not what its voucher says', new.id;
      end if;
      paid_from := case when new.kind = 'channel_payout' then v.credit_account_id
        when new.kind in ('payable_paid', 'producer_paid') then v.debit_account_id end;
      if exists (select 1 from ledger_balance b join ledger_account a on a.id = b.account_id where a.id = paid_from
          and case a.normal_side when 'debit' then b.balance_fen else -b.balance_fen end < 0) then
        raise exception 'ledger: CK_ledger_voucher_covered';
      end if;
      return null;
    end $$`,
  `drop trigger if exists ledger_transaction_voucher on ledger_transaction`,
  `create constraint trigger ledger_transaction_voucher after insert on ledger_transaction
    deferrable initially deferred for each row
    when (new.reverses_id is not null or new.kind in (${quoted(KINDS)})) execute function ledger_check_voucher()`,
]
