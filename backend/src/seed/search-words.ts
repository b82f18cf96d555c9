import type { MedusaContainer } from '@medusajs/framework/types'
import { SEARCH_WORD } from '../modules/search-word'
import type SearchWordService from '../modules/search-word/service'
import { seedWords } from './data/search-words'

/** Fills the dictionary of a new shop once; what staff took out of it later stays out. */
export async function seedSearchWords(container: MedusaContainer) {
  const service = container.resolve<SearchWordService>(SEARCH_WORD)
  const [known] = await service.listSearchWords({}, { take: 1, withDeleted: true })
  if (!known) await service.createSearchWords(seedWords)
}
