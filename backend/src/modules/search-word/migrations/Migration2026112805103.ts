import { Migration } from '@medusajs/framework/mikro-orm/migrations'
import { newWords, seedWords } from '../../../seed/data/search-words'

/**
 * Every shop begins with a dictionary, also one that runs already and never kept any. It is filled here once: what staff
 * take out of it, be it all, stays out. A dictionary that is kept gets no more than the words that are new.
 */
export class Migration2026112805103 extends Migration {
  override async up(): Promise<void> {
    const rows = (words: typeof seedWords) => JSON.stringify(words).replaceAll("'", "''")
    this.addSql(`insert into search_word (id, term, kind, target)
      select 'sword_' || md5(w.term), w.term, w.kind, w.target
        from jsonb_to_recordset(case when exists (select 1 from search_word) then '${rows(newWords)}'::jsonb
          else '${rows(seedWords)}'::jsonb end) as w (term text, kind text, target text)
        on conflict do nothing`)
  }

  override async down(): Promise<void> {
    this.addSql('select 1')
  }
}
