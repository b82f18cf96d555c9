/** What a browser keeps of a sign-in: a cookie as long as its token, and an answer to the shop's little work. */
import { createHash } from 'node:crypto'
import { lifeOf } from '../../../storefront/server/utils/token-life'
import { solveWork } from '../../../storefront/shared/session/solve-work'

const tokenUntil = (exp: unknown) => `h.${Buffer.from(JSON.stringify({ exp })).toString('base64url')}.s`

it('keeps a cookie exactly as long as its token lives', () => {
  expect(lifeOf(tokenUntil(1_000_090), 1_000_000_000)).toBe(90)
  expect(lifeOf(tokenUntil(1_000_000), 1_000_090_000)).toBe(0)
  for (const broken of ['', 'nonsense', 'a.b.c', tokenUntil(undefined)]) expect(lifeOf(broken)).toBe(0)
})

it('solves the work the shop asks for', async () => {
  const work = { challenge: '12.1764300000000.abc.signature', bits: 12 }
  const hash = createHash('sha256')
    .update(`${work.challenge}:${await solveWork(work)}`)
    .digest()
  expect(hash.readUInt32BE(0) >>> 20).toBe(0)
})
