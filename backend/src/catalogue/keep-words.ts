import type { MedusaContainer } from '@medusajs/framework/types'
import { MedusaError } from '@medusajs/framework/utils'
import { z } from '@medusajs/framework/zod'
import { SEARCH_WORD } from '../modules/search-word'
import { type SearchWordRow, WORD_KINDS } from '../modules/search-word/models/search-word'
import type SearchWordService from '../modules/search-word/service'
import { forgetAnswers } from './answer-cache'
import { categoryNames } from './categories'
import { rebuildSoon } from './refresh'
import { foldText } from './text'
import { forgetWords } from './words'

/** What staff do to the dictionary. Searches follow within two seconds on every machine (`words.ts`). */
export const SearchWordInput = z
  .object({
    term: z
      .string({ error: '请填写顾客的说法' })
      .transform((term) => foldText(term))
      .pipe(z.string().min(2, '至少 2 个字').max(20, '不超过 20 个字')),
    kind: z.enum(WORD_KINDS, { error: '请选择这个词的用处' }),
    target: z.string().trim().max(200, '不超过 200 字').default(''),
  })
  .refine(({ kind, target }) => kind === 'fact' || target, { error: '请填写指的是什么', path: ['target'] })
  .refine(({ kind, term, target }) => kind !== 'synonym' || foldText(target) !== term, {
    error: '同义词不能指向自己',
    path: ['target'],
  })
  .transform((word) => (word.kind === 'fact' ? { ...word, target: '' } : word))
export type SearchWordInput = z.infer<typeof SearchWordInput>

const PAGE = 100

const wordsOf = (container: MedusaContainer) => container.resolve<SearchWordService>(SEARCH_WORD)

/** In order of the word; `after` is the last word of the page before. */
export async function listWords(container: MedusaContainer, q: string | undefined, after: string | undefined) {
  const found = await wordsOf(container).listSearchWords(
    {
      ...(q && { $or: [{ term: { $ilike: `%${foldText(q)}%` } }, { target: { $ilike: `%${q}%` } }] }),
      ...(after && { term: { $gt: after } }),
    },
    { take: PAGE + 1, order: { term: 'ASC' }, select: ['id', 'term', 'kind', 'target'] },
  )
  const search_words = found.slice(0, PAGE)
  return { search_words, next: found.length > PAGE ? search_words[PAGE - 1].term : null }
}

/** @throws INVALID_DATA for a shelf that is not there. */
export async function keepWord(container: MedusaContainer, word: SearchWordInput): Promise<SearchWordRow> {
  if (word.kind === 'shelf' && word.target !== '*') {
    const names = await categoryNames(container)
    const unknown = word.target.split(',').find((handle) => !names.has(handle.trim()))
    if (unknown !== undefined) throw new MedusaError(MedusaError.Types.INVALID_DATA, `没有这个货架：${unknown}`)
  }
  const service = wordsOf(container)
  const [known] = await service.listSearchWords({ term: word.term }, { take: 1 })
  const kept = known
    ? await service.updateSearchWords({ id: known.id, ...word })
    : await service.createSearchWords(word)
  follow(container, known?.kind === 'fact' || word.kind === 'fact')
  return kept
}

/** @throws NOT_FOUND when it is gone already. */
export async function dropWord(container: MedusaContainer, id: string) {
  const service = wordsOf(container)
  const [known] = await service.listSearchWords({ id }, { take: 1 })
  if (!known) throw new MedusaError(MedusaError.Types.NOT_FOUND, '这个词已经不在了')
  await service.deleteSearchWords(id)
  follow(container, known.kind === 'fact')
}

/** Which facts are true of a good stands in its document; everything else is read when somebody searches. */
function follow(container: MedusaContainer, facts: boolean) {
  forgetWords()
  forgetAnswers()
  if (facts) rebuildSoon(container)
}
