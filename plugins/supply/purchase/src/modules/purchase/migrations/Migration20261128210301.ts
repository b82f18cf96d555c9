import { Migration } from '@medusajs/framework/mikro-orm/migrations'

const TIMES = `created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz null check (deleted_at is null)`
const PRICE = `grade text not null default '' check (char_length(grade) <= 60),
  basis text not null check (basis in ('kg', 'piece')), unit_fen integer not null`

/** Agreed prices and what lots were taken in at; only ever added to. A lot's price is of one producer for good. */
export class Migration20261128210301 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists agreed_price (
      id text primary key,
      producer_id text not null,
      good_id text not null,
      ${PRICE} constraint "CK_agreed_price_unit" check (unit_fen > 0),
      valid_from date not null,
      agreed_by text not null check (agreed_by <> ''), ${TIMES})`)
    this.addSql(`create index if not exists "IDX_agreed_price_producer"
      on agreed_price (producer_id, good_id, grade, basis, valid_from, created_at)`)
    this.addSql(`create table if not exists lot_price (
      id text primary key,
      lot_id text not null,
      seq integer not null check (seq > 0),
      producer_id text not null,
      ${PRICE} constraint "CK_lot_price_unit" check (unit_fen >= 0),
      net_g_per_piece integer null constraint "CK_lot_price_net" 
        check (net_g_per_piece is null or net_g_per_piece > 0 and basis = 'kg'),
      agreed_price_id text null references agreed_price (id),
      reason text null check (reason <> ''),
      entered_by text not null check (entered_by <> ''),
      constraint "CK_lot_price_reason" check (agreed_price_id is not null or reason is not null), ${TIMES})`)
    this.addSql(`create unique index if not exists "UQ_lot_price_seq" on lot_price (lot_id, seq)`)
    this.addSql(`create index if not exists "IDX_lot_price_producer" on lot_price (producer_id)`)
    this.addSql(`create or replace function purchase_stays() returns trigger language plpgsql as $$
      begin raise exception 'purchase: % 只能新增，不能修改或删除', tg_table_name; end $$`)
    for (const table of ['agreed_price', 'lot_price']) {
      this.addSql(`create or replace trigger ${table}_stays before update or delete on ${table}
        for each row execute function purchase_stays()`)
      this.addSql(`create or replace trigger ${table}_no_truncate before truncate on ${table}
        for each statement execute function purchase_stays()`)
    }
    this.addSql(`create or replace function lot_price_one_producer() returns trigger language plpgsql as $$
      begin
        if exists (select 1 from lot_price where lot_id = new.lot_id and producer_id <> new.producer_id) then
          raise exception 'purchase: 这个批次已按另一位生产者定价';
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger lot_price_one_producer before insert on lot_price
      for each row execute function lot_price_one_producer()`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists lot_price, agreed_price cascade')
    this.addSql('drop function if exists purchase_stays, lot_price_one_producer cascade')
  }
}
