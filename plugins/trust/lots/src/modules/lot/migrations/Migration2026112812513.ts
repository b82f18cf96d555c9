import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * Who lets a lot in, or lifts a hold, is another person than who received, inspected or held it: another mailbox, and no
 * account that one of the two invited. Who is who is judged by `same_person`, where sign-in keeps it; without it, by name.
 */
export class Migration2026112812513 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`do $do$ begin
      if to_regprocedure('same_person(text, text)') is null then
        create function same_person(one text, other text) returns boolean language plpgsql stable as $$
          begin return one = other; end $$;
      end if; end $do$`)
    this.addSql(`create or replace function lot_release_second() returns trigger language plpgsql as $$
      begin
        if new.released_by <> new.received_by and same_person(new.released_by, new.received_by) then
          raise exception 'lot: 登记批次 % 入库的人与您是同一邮箱或互有邀请关系，请另一位同事放行', new.code;
        end if;
        if exists (select 1 from inspection i where i.lot_id = new.id and same_person(i.inspector, new.released_by)) then
          raise exception 'lot: 检验批次 % 的人与您是同一邮箱或互有邀请关系，请另一位同事放行', new.code;
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger lot_guard_second before update of state on lot for each row
      when (old.state = 'quarantine' and new.state = 'released') execute function lot_release_second()`)
    this.addSql(`create or replace function outgoing_lift_second() returns trigger language plpgsql as $$
      begin
        if new.lifted_by <> new.inspector and same_person(new.lifted_by, new.inspector) then
          raise exception 'lot: 登记暂缓的人与您是同一邮箱或互有邀请关系，请另一位同事解除';
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger outgoing_inspection_second before update of lifted_by on outgoing_inspection
      for each row execute function outgoing_lift_second()`)
  }

  override async down(): Promise<void> {
    this.addSql('drop function if exists lot_release_second, outgoing_lift_second cascade')
  }
}
