import { Migration } from '@medusajs/framework/mikro-orm/migrations'
import { laterWords } from '../../../seed/data/search-words'

/** Every dictionary learns the words that came later, once; what staff wrote under the same word stays theirs. */
export class Migration20261128093202 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`insert into search_word (id, term, kind, target)
      select 'sword_' || md5(w.term), w.term, w.kind, w.target
        from jsonb_to_recordset('${JSON.stringify(laterWords).replaceAll("'", "''")}'::jsonb)
          as w (term text, kind text, target text)
        on conflict do nothing`)
  }

  override async down(): Promise<void> {
    this.addSql('select 1')
  }
}
