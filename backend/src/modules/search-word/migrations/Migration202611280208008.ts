import { Migration } from '@medusajs/framework/mikro-orm/migrations'

export class Migration202611280208008 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists search_word (
      id text primary key,
      term text not null check (term = lower(btrim(term)) and char_length(term) between 2 and 20),
      kind text not null check (kind in ('synonym', 'shelf', 'fact')),
      target text not null default '' check (char_length(target) <= 200),
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      deleted_at timestamptz null,
      check ((kind = 'fact') = (target = '')),
      check (kind <> 'synonym' or target <> term))`)
    this.addSql(`create unique index if not exists "IDX_search_word_term_unique"
      on search_word (term) where deleted_at is null`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists search_word cascade')
  }
}
