import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * A line that waited for goods called back and was paid for that is not sent, whichever button packs it. Where no recalls
 * are kept there is nothing to ask.
 */
export class Migration2026112803303 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create or replace function lot_paid_back() returns trigger language plpgsql as $$
      begin
        if to_regclass('recall_affected') is null then return new; end if;
        if exists (select 1 from recall_affected a where a.line_item_id = new.line_item_id and a.kind = 'waiting'
            and a.state in ('refunding', 'refunded')) then
          raise exception 'lot: 这件商品因召回已退款，不再发货';
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger lot_paid_back before insert on lot_movement for each row
      when (new.reason = 'ship' and new.line_item_id is not null) execute function lot_paid_back()`)
  }

  override async down(): Promise<void> {
    this.addSql('drop function if exists lot_paid_back cascade')
  }
}
