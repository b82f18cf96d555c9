import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** What an act made: its id is known only when the act has ended. */
export class Migration20261129043000 extends Migration {
  override async up(): Promise<void> {
    this.addSql('alter table staff_act_ending add column if not exists made_id text null')
    this.addSql(
      'create index if not exists "IDX_staff_act_ending_made" on staff_act_ending (made_id) where made_id is not null',
    )
  }

  override async down(): Promise<void> {
    this.addSql('alter table staff_act_ending drop column if exists made_id')
  }
}
