import { Migration } from '@medusajs/framework/mikro-orm/migrations'
import { stewWords } from '../../../seed/data/search-words'

/** Every dictionary learns what is stewed with a chicken, once; what staff wrote under the same word stays theirs. */
export class Migration2026112813453 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`insert into search_word (id, term, kind, target)
      select 'sword_' || md5(w.term), w.term, w.kind, w.target
        from jsonb_to_recordset('${JSON.stringify(stewWords)}'::jsonb) as w (term text, kind text, target text)
        on conflict do nothing`)
  }

  override async down(): Promise<void> {
    this.addSql('select 1')
  }
}
