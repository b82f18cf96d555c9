import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * What was sold at a shop's page stays as it was sold; only what of it is earned and released moves, each step written down.
 * A sale's sums are those of its lines, looked at when the transaction ends.
 */
export class Migration20261129090701 extends Migration {
  override async up(): Promise<void> {
    for (const sql of [...PAGES, ...SALES, ...STEPS]) this.addSql(sql)
  }

  override async down(): Promise<void> {
    this.addSql(
      'drop table if exists hosted_release_line, hosted_release, hosted_margin, hosted_sale_line, hosted_sale, hosted_mark, shop_page cascade',
    )
    this.addSql(
      'drop function if exists hosted_sale_moves, hosted_sale_adds_up, hosted_stays, hosted_margin_counts, hosted_release_counts cascade',
    )
  }
}

const PAGES = [
  `create table if not exists shop_page (
    shop_id text primary key,
    open boolean not null default false,
    notice text not null default '' check (char_length(notice) <= 200),
    intro text not null default '' check (char_length(intro) <= 1000),
    changed_by text not null check (changed_by <> ''),
    created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
    deleted_at timestamptz null check (deleted_at is null))`,
]

const SALES = [
  `create table if not exists hosted_sale (
    order_id text primary key,
    shop_id text not null,
    goods_fen integer not null check (goods_fen > 0),
    margin_fen integer not null check (margin_fen >= 0),
    ship_by timestamptz not null,
    placed_at timestamptz not null default now(),
    earned_fen integer not null default 0,
    released_fen integer not null default 0,
    turns integer not null default 0 check (turns >= 0),
    constraint "CK_hosted_sale_earned" check (earned_fen between 0 and margin_fen),
    constraint "CK_hosted_sale_released" check (released_fen between 0 and margin_fen))`,
  `create index if not exists "IDX_hosted_sale_shop" on hosted_sale (shop_id, order_id desc)`,
  `create index if not exists "IDX_hosted_sale_unsettled" on hosted_sale (shop_id, order_id) where earned_fen <> released_fen`,
  `create table if not exists hosted_sale_line (
    line_item_id text primary key,
    order_id text not null references hosted_sale (order_id),
    variant_id text not null,
    quantity integer not null check (quantity > 0),
    paid_fen integer not null check (paid_fen > 0),
    supply_fen integer not null check (supply_fen > 0),
    margin_fen integer not null,
    constraint "CK_hosted_sale_line_margin" check (margin_fen = paid_fen - supply_fen * quantity and margin_fen >= 0))`,
  `create index if not exists "IDX_hosted_sale_line_order" on hosted_sale_line (order_id)`,
  `create or replace function hosted_stays() returns trigger language plpgsql as $$
    begin raise exception '%: 主页销售的记录只能新增，不能修改或删除', tg_table_name; end $$`,
  ...['hosted_sale_line'].flatMap((table) => [
    `create or replace trigger ${table}_stays before update or delete on ${table} for each row execute function hosted_stays()`,
    `create or replace trigger ${table}_no_truncate before truncate on ${table}
      for each statement execute function hosted_stays()`,
  ]),
  `create or replace function hosted_sale_moves() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' or (new.order_id, new.shop_id, new.goods_fen, new.margin_fen, new.ship_by, new.placed_at)
          is distinct from (old.order_id, old.shop_id, old.goods_fen, old.margin_fen, old.ship_by, old.placed_at) then
        raise exception 'hosted_sale: 主页销售的记录只能新增，不能修改或删除';
      end if;
      return new;
    end $$`,
  `create or replace trigger hosted_sale_moves before update or delete on hosted_sale
    for each row execute function hosted_sale_moves()`,
  `create or replace trigger hosted_sale_no_truncate before truncate on hosted_sale
    for each statement execute function hosted_stays()`,
  `create or replace function hosted_sale_adds_up() returns trigger language plpgsql as $$
    declare sums record;
    begin
      select coalesce(sum(paid_fen), 0) as goods, coalesce(sum(margin_fen), 0) as margin into sums
        from hosted_sale_line where order_id = new.order_id;
      if exists (select 1 from hosted_sale s where s.order_id = new.order_id
          and (s.goods_fen <> sums.goods or s.margin_fen <> sums.margin)) then
        raise exception 'hosted_sale: % 的金额与它的商品合不上', new.order_id using errcode = 'check_violation';
      end if;
      return null;
    end $$`,
  ...['hosted_sale', 'hosted_sale_line'].flatMap((table) => [
    `drop trigger if exists ${table}_adds_up on ${table}`,
    `create constraint trigger ${table}_adds_up after insert on ${table} deferrable initially deferred
      for each row execute function hosted_sale_adds_up()`,
  ]),
]

/** Each step of a margin, and each release with the orders it is of. */
const STEPS = [
  `create table if not exists hosted_mark (id text primary key, at timestamptz not null)`,
  `create table if not exists hosted_margin (
    order_id text not null references hosted_sale (order_id),
    turn integer not null check (turn > 0),
    amount_fen integer not null check (amount_fen <> 0),
    at timestamptz not null default now(),
    primary key (order_id, turn))`,
  `create table if not exists hosted_release (
    id text primary key,
    shop_id text not null,
    amount_fen integer not null,
    at timestamptz not null default now())`,
  `create index if not exists "IDX_hosted_release_shop" on hosted_release (shop_id, id desc)`,
  `create table if not exists hosted_release_line (
    release_id text not null references hosted_release (id),
    order_id text not null references hosted_sale (order_id),
    amount_fen integer not null check (amount_fen <> 0),
    primary key (release_id, order_id))`,
  `create index if not exists "IDX_hosted_release_line_order" on hosted_release_line (order_id)`,
  ...['hosted_margin', 'hosted_release', 'hosted_release_line'].flatMap((table) => [
    `create or replace trigger ${table}_stays before update or delete on ${table} for each row execute function hosted_stays()`,
    `create or replace trigger ${table}_no_truncate before truncate on ${table}
      for each statement execute function hosted_stays()`,
  ]),
  // What a sale says of itself is what its steps came to.
  `create or replace function hosted_margin_counts() returns trigger language plpgsql as $$
    begin
      update hosted_sale set earned_fen = earned_fen + new.amount_fen, turns = turns + 1
        where order_id = new.order_id and turns = new.turn - 1;
      if not found then raise exception 'hosted_margin: % 的第 % 步接不上', new.order_id, new.turn
        using errcode = 'check_violation'; end if;
      return null;
    end $$`,
  `create or replace trigger hosted_margin_counts after insert on hosted_margin
    for each row execute function hosted_margin_counts()`,
  `create or replace function hosted_release_counts() returns trigger language plpgsql as $$
    begin
      update hosted_sale s set released_fen = released_fen + new.amount_fen
        from hosted_release r where s.order_id = new.order_id and r.id = new.release_id and r.shop_id = s.shop_id;
      if not found then raise exception 'hosted_release: % 不是这家小店的', new.order_id
        using errcode = 'check_violation'; end if;
      return null;
    end $$`,
  `create or replace trigger hosted_release_counts after insert on hosted_release_line
    for each row execute function hosted_release_counts()`,
]
