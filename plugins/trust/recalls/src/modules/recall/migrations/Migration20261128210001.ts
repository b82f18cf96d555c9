import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** How much of what a recall pays back is carriage: it goes back once, with the last goods of its order. */
export class Migration20261128210001 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table recall_affected add column if not exists freight_fen int not null default 0
      constraint "CK_recall_affected_freight" check (freight_fen >= 0)`)
    this.addSql(`alter table recall_affected drop constraint if exists "CK_recall_affected_freight_in_refund"`)
    this.addSql(`alter table recall_affected add constraint "CK_recall_affected_freight_in_refund"
      check (freight_fen <= coalesce(refund_fen, 0))`)
  }

  override async down(): Promise<void> {
    this.addSql('alter table recall_affected drop column if exists freight_fen')
  }
}
