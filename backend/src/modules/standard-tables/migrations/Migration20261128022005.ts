import { Migration } from '@medusajs/framework/mikro-orm/migrations'
import { createIndex, STANDARD_INDEXES } from '../indexes'

/** A shop that is open already gets its indexes while it is brought up to date. */
export class Migration20261128022005 extends Migration {
  override async up(): Promise<void> {
    for (const index of STANDARD_INDEXES) this.addSql(createIndex(index))
  }

  override async down(): Promise<void> {
    for (const { name } of STANDARD_INDEXES) this.addSql(`drop index if exists "${name}"`)
  }
}
