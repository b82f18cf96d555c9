import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Pieces that were not there may be replaced by others, where their buyer agreed: by what, and how that is known, is kept. */
export class Migration2026112901527 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table short_pick add column if not exists substitute text null`)
    this.addSql(`alter table short_pick drop constraint if exists short_pick_decision_check`)
    this.addSql(`alter table short_pick drop constraint if exists "CK_short_pick_decision"`)
    this.addSql(`alter table short_pick add constraint "CK_short_pick_decision" check (decision in ('found', 'later',
      'cancel', 'substitute') and (decision = 'substitute') = (substitute is not null and btrim(note) <> ''))`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table short_pick drop constraint if exists "CK_short_pick_decision"`)
    this.addSql(`alter table short_pick drop column if exists substitute`)
  }
}
