import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Whoever approves a shop has proved a phone, as whoever lets in lots does (`second_person_unproved`). */
export class Migration2026112819036 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`do $do$ begin
      if to_regprocedure('second_person_unproved(text)') is null then
        create function second_person_unproved(person text) returns boolean language plpgsql stable as $$
          begin return false; end $$;
      end if; end $do$`)
    this.addSql(`create or replace function shop_approved_by() returns trigger language plpgsql as $$
      begin
        if old.state = 'applied' and new.state = 'approved' and second_person_unproved(new.state_by) then
          raise exception 'shop: CK_shop_unproved';
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger shop_approved_by before update on shop
      for each row execute function shop_approved_by()`)
  }

  override async down(): Promise<void> {
    this.addSql('drop function if exists shop_approved_by cascade')
  }
}
