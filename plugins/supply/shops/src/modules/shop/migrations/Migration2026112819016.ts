import { Migration } from '@medusajs/framework/mikro-orm/migrations'

const TIMES = `created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz null`
const PHONE = (column: string) => `${column} text not null check (${column} ~ '^1[3-9][0-9]{9}$')`

/**
 * Small shops, who acts for them, where their money goes and their keys. A shop's name is taken as long as it lives, its
 * address for good; both are free again where it was refused.
 */
export class Migration2026112819016 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists shop (
      id text primary key,
      name text not null constraint "CK_shop_name" check (char_length(name) between 2 and 30 and name = btrim(name)),
      handle text not null constraint "CK_shop_handle" check (handle ~ '^[a-z0-9][a-z0-9-]{1,28}[a-z0-9]$'),
      kind text not null check (kind in ('company', 'individual', 'person')),
      legal_name text not null check (legal_name <> ''),
      credit_code text null constraint "CK_shop_credit_code" check (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
      exemption text null check (exemption in ('own_produce', 'handicraft', 'small_trade')),
      licence_file_id text null check (licence_file_id <> ''),
      contact_name text not null check (contact_name <> ''),
      ${PHONE('contact_phone')},
      consent_version text not null check (consent_version <> ''),
      consented_at timestamptz not null,
      consented_by text not null check (consented_by <> ''),
      state text not null default 'applied'
        check (state in ('applied', 'approved', 'refused', 'suspended', 'closed')),
      state_at timestamptz not null default now(),
      state_by text not null check (state_by <> ''),
      state_reason text null check (state_reason <> ''),
      tier text not null default 'standard' check (tier in ('standard', 'silver', 'gold')),
      tier_by text null check (tier_by <> ''),
      constraint "CK_shop_licence" check (case kind
        when 'person' then credit_code is null and exemption is not null
        else credit_code is not null and licence_file_id is not null and exemption is null end),
      constraint "CK_shop_reason" check (state not in ('refused', 'suspended', 'closed') or state_reason is not null),
      ${TIMES} check (deleted_at is null))`)
    this.addSql(`create unique index if not exists "UQ_shop_name" on shop (lower(name))
      where state in ('applied', 'approved', 'suspended')`)
    this.addSql(`create unique index if not exists "UQ_shop_handle" on shop (handle) where state <> 'refused'`)
    this.addSql(`create index if not exists "IDX_shop_state" on shop (state, state_at, id)`)

    this.addSql(`create table if not exists shop_member (
      id text primary key,
      shop_id text not null references shop (id),
      name text not null check (name <> '' and char_length(name) <= 30),
      ${PHONE('phone')},
      role text not null check (role in ('owner', 'clerk', 'accountant')),
      invited_by text null references shop_member (id),
      joined_at timestamptz null,
      ${TIMES})`)
    this.addSql(`create unique index if not exists "UQ_shop_member_phone" on shop_member (phone)
      where deleted_at is null`)
    this.addSql(`create index if not exists "IDX_shop_member_shop" on shop_member (shop_id, created_at, id)`)

    this.addSql(`create table if not exists shop_visitor (
      id text primary key, phone text not null unique, created_at timestamptz not null default now())`)

    this.addSql(`create table if not exists shop_account (
      id text primary key,
      shop_id text not null references shop (id),
      bank text not null check (bank <> ''),
      holder text not null check (holder <> ''),
      number_sealed text not null constraint "CK_shop_account_sealed" check (number_sealed ~ '^v1[.]'),
      number_end text not null check (number_end ~ '^[0-9]{4}$'),
      entered_by text not null check (entered_by <> ''),
      created_at timestamptz not null default clock_timestamp())`)
    this.addSql(`create index if not exists "IDX_shop_account_shop" on shop_account (shop_id, created_at)`)

    this.addSql(`create table if not exists shop_step (
      id bigint generated always as identity primary key,
      shop_id text not null references shop (id),
      kind text not null check (kind in ('state', 'tier')),
      before text null,
      after text not null,
      reason text null,
      by_id text not null,
      created_at timestamptz not null default clock_timestamp())`)
    this.addSql(`create index if not exists "IDX_shop_step_shop" on shop_step (shop_id, id)`)

    this.addSql(`create table if not exists shop_key (
      id text primary key,
      shop_id text not null references shop (id),
      name text not null check (name <> '' and char_length(name) <= 40),
      mode text not null check (mode in ('live', 'test')),
      secret_hash text not null unique check (secret_hash ~ '^[0-9a-f]{64}$'),
      shown text not null check (char_length(shown) <= 20),
      scopes text[] not null constraint "CK_shop_key_scopes" check (cardinality(scopes) > 0
        and scopes <@ array['orders:read', 'orders:write', 'offers:read', 'deposit:read']),
      made_by text not null references shop_member (id),
      expires_at timestamptz null,
      last_used_at timestamptz null,
      window_at timestamptz null,
      window_used integer not null default 0,
      revoked_at timestamptz null,
      revoked_by text null,
      constraint "CK_shop_key_revoked" check ((revoked_at is null) = (revoked_by is null)),
      ${TIMES} check (deleted_at is null))`)
    this.addSql(`create index if not exists "IDX_shop_key_shop" on shop_key (shop_id, created_at, id)`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists shop_key, shop_step, shop_account, shop_visitor, shop_member, shop cascade')
  }
}
