import { defineSearchIndex } from '@medusajs/framework/utils'
import { goodFields, POSTGRES_INDEX, seedGoodsIndex } from '../catalogue/index-definition'

/** The goods in Postgres: always there, and what search falls back to. */
export default defineSearchIndex({
  name: POSTGRES_INDEX,
  entity: 'product',
  provider: 'search-postgres',
  fields: goodFields,
  seed: seedGoodsIndex,
})
