import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Top-ups go open → paid or closed, and closed → paid where money came after all; their sum and owner never change. */
export class Migration20261129004501 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists deposit_top_up (
      id text primary key,
      owner_type text not null check (owner_type <> ''),
      owner_id text not null check (owner_id <> ''),
      amount_fen integer not null constraint "CK_deposit_top_up_amount" check (amount_fen > 0),
      provider_id text not null,
      payment_collection_id text not null,
      payment_session_id text null,
      state text not null default 'open' check (state in ('open', 'paid', 'closed')),
      made_by text not null check (made_by <> ''),
      expires_at timestamptz not null,
      paid_at timestamptz null,
      created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
      deleted_at timestamptz null check (deleted_at is null),
      constraint "CK_deposit_top_up_paid" check ((state = 'paid') = (paid_at is not null)))`)
    this.addSql(`create unique index if not exists "UQ_deposit_top_up_collection" on deposit_top_up (payment_collection_id)`)
    this.addSql(`create index if not exists "IDX_deposit_top_up_owner" on deposit_top_up (owner_type, owner_id, created_at)`)
    this.addSql(`create index if not exists "IDX_deposit_top_up_open" on deposit_top_up (expires_at) where state = 'open'`)
    this.addSql(`create or replace function deposit_top_up_guard() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then raise exception 'deposit: 充值记录不能删除'; end if;
        if (new.owner_type, new.owner_id, new.amount_fen, new.provider_id, new.payment_collection_id, new.made_by)
            is distinct from
            (old.owner_type, old.owner_id, old.amount_fen, old.provider_id, old.payment_collection_id, old.made_by) then
          raise exception 'deposit: 充值的金额和归属不能修改';
        end if;
        if old.state = 'paid' and new.state <> 'paid' or old.state = 'closed' and new.state = 'open' then
          raise exception 'deposit: 充值不能从 % 变为 %', old.state, new.state;
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger deposit_top_up_guard before update or delete on deposit_top_up
      for each row execute function deposit_top_up_guard()`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists deposit_top_up cascade')
    this.addSql('drop function if exists deposit_top_up_guard cascade')
  }
}
