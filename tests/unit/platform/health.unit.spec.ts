import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { GET } from '../../../backend/src/api/health/route'
import { env } from '../../../backend/src/env'

afterEach(() => {
  env.RUN_NONCE = undefined
})

it('says that it lives, and nothing but the word it was started with', () => {
  const said: unknown[] = []
  const response = {
    setHeader: () => response,
    status: () => response,
    json: (body: unknown) => said.push(body),
  } as unknown as MedusaResponse
  GET({} as MedusaRequest, response)
  env.RUN_NONCE = 'a word of its launcher'
  GET({} as MedusaRequest, response)
  expect(said).toEqual([{ status: 'ok' }, { status: 'ok', run: 'a word of its launcher' }])
})
