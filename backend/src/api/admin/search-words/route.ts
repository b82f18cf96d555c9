import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { categoryNames } from '../../../catalogue/categories'
import { keepWord, listWords } from '../../../catalogue/keep-words'
import { SearchWord } from '../../../wire'
import { parseQuery } from '../../send'
import { ROUTES } from '../../contract'
import { only, reply } from '@shanzhen/http/contract'

/** The dictionary by which searches are read, a page at a time, with the shelves a word may lead to. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { q, after } = parseQuery(ROUTES['GET /admin/search-words'].query, req.query)
  const [page, shelves] = await Promise.all([listWords(req.scope, q, after), categoryNames(req.scope)])
  reply(res, ROUTES['GET /admin/search-words'], {
    ...page,
    shelves: [...shelves].map(([handle, { name }]) => ({ handle, name })),
  })
}

/** Adds a word, or gives a known one another meaning. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const search_word = await keepWord(req.scope, parseQuery(ROUTES['POST /admin/search-words'].body, req.body))
  reply(res, ROUTES['POST /admin/search-words'], { search_word: only(SearchWord, search_word) })
}
