import { defineSearchIndex, defineFileConfig } from '@medusajs/framework/utils'
import { goodFields, MEILI_INDEX, seedGoodsIndex } from '../catalogue/index-definition'
import { env } from '../env'

/** The goods in Meilisearch, where one is configured: ranking, typos and speed. */
defineFileConfig({ isDisabled: () => !env.MEILISEARCH_HOST })

export default defineSearchIndex({
  name: MEILI_INDEX,
  entity: 'product',
  provider: 'meilisearch',
  fields: goodFields,
  settings: {
    typo_tolerance: {
      // A slip in four letters is another word: zzzz must not find whatever sounds of z, z, s and z.
      min_word_size_for_one_typo: 5,
      min_word_size_for_two_typos: 12,
      disabled_on_attributes: ['initials', 'grams', 'alias_grams', 'more_grams', 'more_pinyin'],
    },
    provider_options: {
      meilisearch: {
        proximityPrecision: 'byAttribute',
        facetSearch: false,
        rankingRules: ['words', 'typo', 'proximity', 'attribute', 'sort', 'exactness', 'sold_count:desc'],
      },
    },
  },
  seed: seedGoodsIndex,
})
