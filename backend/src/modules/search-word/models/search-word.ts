import { type InferTypeOf } from '@medusajs/framework/types'
import { model } from '@medusajs/framework/utils'
import { WORD_KINDS } from '../../../wire'

export { WORD_KINDS, type WordKind } from '../../../wire'

/** A word of the shop's own dictionary, see its wire for what each kind means. */

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
