import { Migration } from '@medusajs/framework/mikro-orm/migrations'

const walk = (ways: string[]) => `create or replace function weight_correction_walk() returns trigger language plpgsql as $$
      begin
        if (new.order_id, new.fulfillment_id, new.goods_fen, new.freight_fen, new.freight_sold_fen,
              new.freight_recounted_fen) is distinct from (old.order_id, old.fulfillment_id, old.goods_fen,
              old.freight_fen, old.freight_sold_fen, old.freight_recounted_fen) then
          raise exception 'weighing: % 的应退金额写下后不能改动', old.id;
        end if;
        if (old.state || '>' || new.state) not in (${ways.map((way) => `'${way}'`).join(', ')}) then
          raise exception 'weighing: walk from % to %', old.state, new.state;
        end if;
        if old.state = 'refunding' and (new.payment_id <> old.payment_id or new.refund_fen > old.refund_fen
            or new.refund_freight_fen > old.refund_freight_fen) then
          raise exception 'weighing: % 的退款定下后不能改动或增加', old.id;
        end if;
        return new;
      end $$`

const WAYS = ['weighed>even', 'weighed>void', 'weighed>refunding']
const MORE = ['refunding>refunding', 'refunding>refunded', 'refunding>even']

/** A parcel that gave nothing back may be unpacked again although it was sent: what it weighed counts no longer. */
export class Migration20261128090100 extends Migration {
  override async up(): Promise<void> {
    this.addSql(walk([...WAYS, ...MORE, 'even>void']))
  }

  override async down(): Promise<void> {
    this.addSql(walk([...WAYS, ...MORE]))
  }
}
