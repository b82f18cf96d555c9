import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * When others were told of a step, noted once after the event was emitted; everything else of a step stays as written.
 * Steps from before this column count as told: the default of that moment fills them in without changing them.
 */
export class Migration20261125124317 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table after_sale_event add column if not exists announced_at timestamptz null default now()`)
    this.addSql(`alter table after_sale_event alter column announced_at drop default`)
    this.addSql(`create index if not exists "IDX_after_sale_event_unannounced" on after_sale_event (created_at, id)
      where announced_at is null`)
    this.addSql(`create or replace function after_sale_event_told_once() returns trigger language plpgsql as $$
      begin
        if old.announced_at is not null or new.announced_at is null
            or to_jsonb(new) - 'announced_at' is distinct from to_jsonb(old) - 'announced_at' then
          raise exception 'after_sale: % 只能新增，通知时间只补记一次', tg_table_name;
        end if;
        return new;
      end $$`)
    this.addSql(`drop trigger if exists after_sale_event_fixed on after_sale_event`)
    this.addSql(`create trigger after_sale_event_fixed before update on after_sale_event
      for each row execute function after_sale_event_told_once()`)
    this.addSql(`create trigger after_sale_event_stays before delete on after_sale_event
      for each row execute function after_sale_refuse_change()`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop function if exists after_sale_event_told_once cascade`)
    this.addSql(`drop trigger if exists after_sale_event_stays on after_sale_event`)
    this.addSql(`create trigger after_sale_event_fixed before update or delete on after_sale_event
      for each row execute function after_sale_refuse_change()`)
    this.addSql(`alter table after_sale_event drop column if exists announced_at`)
  }
}
