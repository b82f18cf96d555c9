import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * What was to go once more may be taken off its order again: the claim is as open as it was before, names no line that sends its
 * pieces, and may be sent again by another.
 */
export class Migration20261129155901 extends Migration {
  override async up(): Promise<void> {
    this.walk(`, 'requested>resent', 'approved>resent', 'resent>requested', 'resent>approved'`)
    this.lines(`case when new.resent_line_id is null then a.state in ('requested', 'approved')
      else old.resent_line_id is null and a.state = 'resent' end`)
    // What was taken off is granted again, and sent again; every other step is taken once.
    this.addSql(`alter table after_sale_event drop constraint if exists after_sale_event_after_sale_id_type_key`)
    this.addSql(`create unique index if not exists "UQ_after_sale_event_once" on after_sale_event (after_sale_id, type)
      where type not in ('requested', 'approved', 'resent')`)
    this.addSql(`create or replace function after_sale_sends_nothing() returns trigger language plpgsql as $$
      begin
        if exists (select 1 from after_sale a join after_sale_line l on l.after_sale_id = a.id
            where a.id = new.id and a.state <> 'resent' and l.resent_line_id is not null) then
          raise exception 'after_sale: CK_after_sale_sends_nothing %', new.id;
        end if;
        return null;
      end $$`)
    this.addSql(`drop trigger if exists after_sale_sends_nothing on after_sale`)
    this.addSql(`create constraint trigger after_sale_sends_nothing after update of state on after_sale
      deferrable initially deferred for each row when (old.state = 'resent' and new.state <> 'resent')
      execute function after_sale_sends_nothing()`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop function if exists after_sale_sends_nothing cascade`)
    this.addSql(`drop index if exists "UQ_after_sale_event_once"`)
    this.addSql(`alter table after_sale_event add constraint after_sale_event_after_sale_id_type_key unique (after_sale_id, type)`)
    this.lines(`old.resent_line_id is null and a.state = 'resent'`)
    this.walk(`, 'requested>resent', 'approved>resent'`)
  }

  private lines(allowed: string): void {
    this.addSql(`create or replace function after_sale_line_resent() returns trigger language plpgsql as $$
      begin
        if not exists (select 1 from after_sale a where a.id = new.after_sale_id and ${allowed}) then
          raise exception 'after_sale: CK_after_sale_line_resent %', old.id;
        end if;
        return new;
      end $$`)
  }

  private walk(resent: string): void {
    const of = (row: string) => 'order_id, kind, rule, reason, goods_fen, wish'.replace(/\w+/g, (column) => `${row}.${column}`)
    this.addSql(`create or replace function after_sale_walk() returns trigger language plpgsql as $$
      begin
        if (${of('new')}) is distinct from (${of('old')}) then
          raise exception 'after_sale: % 提交后不能改动', old.id;
        end if;
        if new.state = old.state then return new; end if;
        if new.version <> old.version + 1 then raise exception 'after_sale: walk without its version'; end if;
        if (old.state || '>' || new.state) not in ('requested>approved', 'requested>refused', 'requested>withdrawn',
              'approved>refused', 'approved>withdrawn', 'refunding>refunded')
            and not (new.kind = 'refund_only' and (old.state || '>' || new.state) in ('approved>refunding'${resent}))
            and not (new.kind = 'return_refund' and (old.state || '>' || new.state) in ('approved>sent_back',
              'approved>received', 'sent_back>received', 'received>inspected', 'inspected>refunding',
              'inspected>refused')) then
          raise exception 'after_sale: walk from % to % is not a way of %', old.state, new.state, new.kind;
        end if;
        return new;
      end $$`)
  }
}
