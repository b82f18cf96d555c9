import { Migration } from '@medusajs/framework/mikro-orm/migrations'

const KINDS = ['fresh', 'primary-dried', 'processed', 'medicinal', 'bundle']
const check = (kinds: string[]) => `alter table "good" add constraint "good_kind_check"
  check ("kind" in (${kinds.map((kind) => `'${kind}'`).join(', ')}))`

/** Vouchers and services: what is sold without lots says so by its kind, and is no food. */
export class Migration20261128013005 extends Migration {
  override async up(): Promise<void> {
    this.addSql('alter table "good" drop constraint if exists "good_kind_check"')
    this.addSql(check([...KINDS, 'voucher', 'service']))
    this.addSql('alter table "good" drop constraint if exists CK_good_lotless')
    this.addSql(`alter table "good" add constraint CK_good_lotless check (kind not in ('voucher', 'service')
      or (not_food and not perishable and sc_category is null and not variable_weight))`)
  }

  override async down(): Promise<void> {
    this.addSql('alter table "good" drop constraint if exists CK_good_lotless')
    this.addSql('alter table "good" drop constraint if exists "good_kind_check"')
    this.addSql(`update "good" set kind = 'bundle' where kind in ('voucher', 'service')`)
    this.addSql(check(KINDS))
  }
}
