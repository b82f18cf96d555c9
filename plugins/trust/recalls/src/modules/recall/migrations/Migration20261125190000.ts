import { Migration } from '@medusajs/framework/mikro-orm/migrations'

const STATES = `'pending', 'held', 'notified', 'returned', 'refunding', 'refunded', 'unreachable', 'secured'`
const change = (states: string) => `alter table recall_affected
  drop constraint if exists recall_affected_state_check,
  add constraint recall_affected_state_check check (state in (${states}))`

/** A buyer whom no channel reached is neither told nor is anything kept back: `untold`, until staff say what came of it. */
export class Migration20261125190000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(change(`${STATES}, 'untold'`))
    this.addSql(`update recall_affected a set state = 'untold' from recall r where r.id = a.recall_id and r.state = 'open'
      and a.kind = 'buyer' and a.state = 'held' and a.changed_by = 'system'`)
  }

  override async down(): Promise<void> {
    this.addSql(`update recall_affected set state = 'held' where state = 'untold'`)
    this.addSql(change(STATES))
  }
}
