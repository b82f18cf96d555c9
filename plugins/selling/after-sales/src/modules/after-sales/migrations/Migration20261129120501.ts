import { Migration } from '@medusajs/framework/mikro-orm/migrations'

const STATES = `'requested', 'approved', 'sent_back', 'received', 'inspected', 'refunding', 'refunded', 'refused', 'withdrawn'`

/**
 * 补发: instead of money, the goods go once more. Each line of such a claim names the line they go by, so that a piece is paid
 * back or sent again, never both; what was wished for stands beside what was decided.
 */
export class Migration20261129120501 extends Migration {
  override async up(): Promise<void> {
    this.states(`${STATES}, 'resent'`)
    this.addSql(`alter table after_sale add column if not exists wish text null check (wish in ('refund', 'resend'))`)
    this.addSql(`alter table after_sale_line add column if not exists resent_line_id text null unique`)
    this.addSql(`alter table after_sale add constraint "CK_after_sale_resent"
      check (state <> 'resent' or (refund_fen is null and refund_id is null and freight_fen = 0))`)
    this.addSql(`create or replace function after_sale_resent_lines() returns trigger language plpgsql as $$
      begin
        if exists (select 1 from after_sale_line where after_sale_id = new.id and resent_line_id is null) then
          raise exception 'after_sale: CK_after_sale_resent_lines %', new.id;
        end if;
        return null;
      end $$`)
    this.addSql(`create constraint trigger after_sale_resent_lines after insert or update of state on after_sale
      deferrable initially deferred for each row when (new.state = 'resent') execute function after_sale_resent_lines()`)
    this.addSql(`create or replace function after_sale_line_resent() returns trigger language plpgsql as $$
      begin
        if old.resent_line_id is not null or not exists (select 1 from after_sale a
            where a.id = new.after_sale_id and a.state = 'resent') then
          raise exception 'after_sale: CK_after_sale_line_resent %', old.id;
        end if;
        return new;
      end $$`)
    this.addSql(`create trigger after_sale_line_resent before update on after_sale_line for each row
      when (new.resent_line_id is distinct from old.resent_line_id) execute function after_sale_line_resent()`)
    this.walk('order_id, kind, rule, reason, goods_fen, wish', true)
    this.freight(`('refunding', 'resent')`)
  }

  override async down(): Promise<void> {
    this.freight(`('refunding')`)
    this.walk('order_id, kind, rule, reason, goods_fen', false)
    this.addSql(`drop function if exists after_sale_resent_lines, after_sale_line_resent cascade`)
    this.addSql(`alter table after_sale drop constraint if exists "CK_after_sale_resent", drop column if exists wish`)
    this.addSql(`alter table after_sale_line drop column if exists resent_line_id`)
    this.states(STATES)
  }

  private states(states: string): void {
    this.addSql(`alter table after_sale drop constraint if exists after_sale_state_check,
      add constraint after_sale_state_check check (state in (${states}))`)
  }

  private freight(states: string): void {
    this.addSql(`create or replace function after_sale_settle_freight() returns trigger language plpgsql as $$
      begin
        if new.freight_fen <> old.freight_fen and new.state not in ${states} then
          raise exception 'after_sale: % 的运费只在退款时定', old.id;
        end if;
        if new.state = 'refunding' and new.freight_fen > 0 then
          perform pg_advisory_xact_lock(hashtext('after_sale:freight:' || new.order_id));
          if exists (select 1 from after_sale a where a.order_id = new.order_id and a.id <> new.id
              and a.state in ('refunding', 'refunded') and a.freight_fen > 0) then
            raise exception 'after_sale: 订单 % 的运费已退过一次', new.order_id;
          end if;
        end if;
        return new;
      end $$`)
  }

  private walk(fixed: string, resend: boolean): void {
    const of = (row: string) => fixed.replace(/\w+/g, (column) => `${row}.${column}`)
    const resent = resend ? `, 'requested>resent', 'approved>resent'` : ''
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
