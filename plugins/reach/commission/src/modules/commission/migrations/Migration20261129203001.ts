import { Migration } from '@medusajs/framework/mikro-orm/migrations'

const causes = (more: string) =>
  `alter table commission_step add constraint "CK_commission_step_cause"
    check (cause in ('paid', 'money_back', 'own_purchase', 'restored'${more}))`

/** Commission that staff refused after they looked is no purchase of the distributor's own. */
export class Migration20261129203001 extends Migration {
  override async up(): Promise<void> {
    this.addSql('alter table commission_step drop constraint if exists commission_step_cause_check')
    this.addSql('alter table commission_step drop constraint if exists "CK_commission_step_cause"')
    this.addSql(causes(`, 'risk'`))
  }

  override async down(): Promise<void> {
    this.addSql('alter table commission_step drop constraint if exists "CK_commission_step_cause"')
    this.addSql(causes(''))
  }
}
