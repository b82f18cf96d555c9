import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** What was read of a file does not change; it is sent once or dropped. Its rows hold addresses, and go when it is over. */
export class Migration20261129010101 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists order_import (
      id text primary key,
      shop_id text not null,
      filename text not null,
      file_hash text not null,
      head jsonb not null,
      head_row integer not null,
      columns jsonb not null,
      state text not null default 'read' check (state in ('read', 'sending', 'done', 'dropped')),
      orders integer not null check (orders > 0),
      good integer not null check (good between 0 and orders),
      goods_fen bigint not null,
      freight_fen bigint not null,
      made_by text not null check (made_by <> ''),
      sent_at timestamptz null,
      created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
      deleted_at timestamptz null check (deleted_at is null),
      constraint "CK_order_import_sent" check (state in ('sending', 'done') = (sent_at is not null)))`)
    this.addSql(`create index if not exists "IDX_order_import_shop" on order_import (shop_id, id)`)
    this.addSql(`create index if not exists "IDX_order_import_sending" on order_import (id) where state = 'sending'`)
    this.addSql(`create table if not exists order_import_order (
      import_id text not null references order_import (id),
      seq integer not null,
      number text not null,
      row_nos integer[] not null,
      cells jsonb not null,
      faults jsonb not null,
      body jsonb null,
      goods_fen integer not null default 0,
      freight_fen integer not null default 0,
      lead_hours integer not null default 1,
      primary key (import_id, seq))`)
    this.addSql(`create table if not exists shop_column_map (
      shop_id text not null, signature text not null, columns jsonb not null, said_by text not null,
      updated_at timestamptz not null default now(), primary key (shop_id, signature))`)
    this.addSql(`create or replace function order_import_guard() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then raise exception 'order_import: 导入记录不能删除'; end if;
        if new.state <> old.state and not (old.state = 'read' and new.state in ('sending', 'dropped')
            or old.state = 'sending' and new.state = 'done') then
          raise exception 'order_import: 导入不能从 % 变为 %', old.state, new.state;
        end if;
        if (new.shop_id, new.file_hash, new.orders, new.good, new.goods_fen, new.freight_fen, new.made_by)
            is distinct from
            (old.shop_id, old.file_hash, old.orders, old.good, old.goods_fen, old.freight_fen, old.made_by) then
          raise exception 'order_import: 读出的内容不能修改';
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger order_import_guard before update or delete on order_import
      for each row execute function order_import_guard()`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists shop_column_map, order_import_order, order_import cascade')
    this.addSql('drop function if exists order_import_guard cascade')
  }
}
