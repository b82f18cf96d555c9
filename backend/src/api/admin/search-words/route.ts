import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { z } from '@medusajs/framework/zod'
import { categoryNames } from '../../../catalogue/categories'
import { keepWord, listWords, SearchWordInput } from '../../../catalogue/keep-words'
import { parseQuery } from '../../send'

const Page = z.object({
  q: z.string().trim().max(20, '不超过 20 字').optional(),
  after: z.string().max(40, '这一页不存在').optional(),
})

/** The dictionary by which searches are read, a page at a time, with the shelves a word may lead to. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { q, after } = parseQuery(Page, req.query)
  const [page, shelves] = await Promise.all([listWords(req.scope, q, after), categoryNames(req.scope)])
  res.json({ ...page, shelves: [...shelves].map(([handle, { name }]) => ({ handle, name })) })
}

/** Adds a word, or gives a known one another meaning. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const search_word = await keepWord(req.scope, parseQuery(SearchWordInput, req.body))
  res.json({ search_word })
}
