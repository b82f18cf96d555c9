import { Migration } from '@medusajs/framework/mikro-orm/migrations'

const scopes = (list: string) => [
  'alter table commission_rule drop constraint if exists commission_rule_scope_check',
  `alter table commission_rule add constraint commission_rule_scope_check check (scope in (${list}))`,
]

/** Rules may be of a campaign's goods, for as long as it runs. */
export class Migration20261129204103 extends Migration {
  override async up(): Promise<void> {
    for (const sql of scopes("'all', 'shelf', 'campaign', 'good'")) this.addSql(sql)
  }

  override async down(): Promise<void> {
    for (const sql of scopes("'all', 'shelf', 'good'")) this.addSql(sql)
  }
}
