import { type InferTypeOf } from '@medusajs/framework/types'
import { model } from '@medusajs/framework/utils'

/**
 * A word of the shop's own dictionary. `synonym`: shoppers say 耳子 and mean 木耳 (`target`). `shelf`: 送礼 leads to the
 * shelves in `target` (handles, comma between them; `*` is every shelf). `fact`: 野生 is true of a good or is not.
 */
export const WORD_KINDS = ['synonym', 'shelf', 'fact'] as const
export type WordKind = (typeof WORD_KINDS)[number]

const SearchWord = model
  .define('search_word', {
    id: model.id({ prefix: 'sword' }).primaryKey(),
    term: model.text(),
    kind: model.enum([...WORD_KINDS]),
    target: model.text().default(''),
  })
  .indexes([{ on: ['term'], unique: true, where: 'deleted_at is null' }])

export type SearchWordRow = Pick<InferTypeOf<typeof SearchWord>, 'id' | 'term' | 'kind' | 'target'>

export default SearchWord
