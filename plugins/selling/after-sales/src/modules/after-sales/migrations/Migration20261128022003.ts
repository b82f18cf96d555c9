import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Photos of one order that belong to no claim yet are few, however many are sent at once: each waits for the one before. */
export class Migration20261128022003 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create or replace function after_sale_picture_add() returns trigger language plpgsql as $$
      begin
        perform pg_advisory_xact_lock(hashtextextended('after_sale_picture:' || new.order_id, 0));
        if (select count(*) from after_sale_picture
            where order_id = new.order_id and after_sale_id is null and deleted_at is null) >= 24 then
          raise exception 'after_sale: pictures of order %', new.order_id;
        end if;
        return new;
      end $$`)
    this.addSql(`create trigger after_sale_picture_add before insert on after_sale_picture
      for each row when (new.after_sale_id is null) execute function after_sale_picture_add()`)
    this.addSql(`create index if not exists "IDX_after_sale_picture_unused" on after_sale_picture (created_at)
      where after_sale_id is null`)
  }

  override async down(): Promise<void> {
    this.addSql('drop function if exists after_sale_picture_add cascade')
    this.addSql('drop index if exists "IDX_after_sale_picture_unused"')
  }
}
