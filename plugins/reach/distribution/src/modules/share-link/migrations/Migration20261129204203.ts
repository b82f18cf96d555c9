import { Migration } from '@medusajs/framework/mikro-orm/migrations'

const kinds = (list: string) => [
  'alter table share_link drop constraint if exists share_link_target_kind_check',
  `alter table share_link add constraint share_link_target_kind_check check (target_kind in (${list}))`,
]

/** Links lead to campaigns too. */
export class Migration20261129204203 extends Migration {
  override async up(): Promise<void> {
    for (const sql of kinds("'product', 'shelf', 'campaign', 'shop_page', 'home'")) this.addSql(sql)
  }

  override async down(): Promise<void> {
    for (const sql of kinds("'product', 'shelf', 'shop_page', 'home'")) this.addSql(sql)
  }
}
