import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * A placement's life runs one way: open to paid or canceled, paid to canceled, never back; whose order and key it is
 * never changes.
 */
export class Migration20261123202800 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create or replace function placement_runs_one_way() returns trigger language plpgsql as $$
      begin
        if new.order_id is distinct from old.order_id or new.idempotency_key is distinct from old.idempotency_key
          or new.request_hash is distinct from old.request_hash then
          raise exception 'placement %: order and key never change', old.id using errcode = 'check_violation';
        end if;
        if new.state is distinct from old.state and (old.state = 'canceled' or new.state = 'open') then
          raise exception 'placement %: % never becomes %', old.id, old.state, new.state using errcode = 'check_violation';
        end if;
        return new;
      end $$;`)
    this.addSql(`drop trigger if exists placement_runs_one_way on "placement";`)
    this.addSql(`create trigger placement_runs_one_way before update on "placement"
      for each row execute function placement_runs_one_way();`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop trigger if exists placement_runs_one_way on "placement";`)
    this.addSql(`drop function if exists placement_runs_one_way();`)
  }
}
