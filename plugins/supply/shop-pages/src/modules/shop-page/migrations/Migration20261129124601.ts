import { Migration } from '@medusajs/framework/mikro-orm/migrations'

const FIXED = 'order_id, shop_id, goods_fen, margin_fen, ship_by, placed_at'
const of = (row: string) => FIXED.replace(/\w+/g, (column) => `${row}.${column}`)

/** What a sale earned and what was released of it are what its steps come to: nobody writes them beside those. */
export class Migration20261129124601 extends Migration {
  override async up(): Promise<void> {
    this.moves(`
      if new.turns <> (select count(*) from hosted_margin m where m.order_id = new.order_id and m.turn <= new.turns)
          or new.earned_fen <> (select coalesce(sum(m.amount_fen), 0) from hosted_margin m
            where m.order_id = new.order_id and m.turn <= new.turns)
          or (tg_op = 'INSERT' or new.released_fen <> old.released_fen)
            and new.released_fen <> (select coalesce(sum(r.amount_fen), 0) from hosted_release_line r
              where r.order_id = new.order_id) then
        raise exception 'hosted_sale: 毛利和到账只随每一步变' using errcode = 'check_violation';
      end if;`)
    this.addSql(`create or replace trigger hosted_sale_moves before insert or update or delete on hosted_sale
      for each row execute function hosted_sale_moves()`)
  }

  override async down(): Promise<void> {
    this.addSql(`create or replace trigger hosted_sale_moves before update or delete on hosted_sale
      for each row execute function hosted_sale_moves()`)
    this.moves('')
  }

  private moves(more: string): void {
    this.addSql(`create or replace function hosted_sale_moves() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' then raise exception 'hosted_sale: 主页销售的记录只能新增，不能修改或删除'; end if;
      if tg_op = 'UPDATE' and (${of('new')}) is distinct from (${of('old')}) then
        raise exception 'hosted_sale: 主页销售的记录只能新增，不能修改或删除';
      end if;${more}
      return new;
    end $$`)
  }
}
