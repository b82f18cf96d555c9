/** What is written with a session's cookie comes from our own pages alone. */
import { fromOwnPages } from '../../../backend/src/api/doors/own-pages'

type Call = Parameters<ReturnType<typeof fromOwnPages>>
const door = fromOwnPages(['https://admin.example', '/https:\\/\\/.*\\.shop\\.example$/'])

function answer(method: string, headers: Record<string, string>): number {
  let status = 200
  const sent = { host: 'shop.example:9000', cookie: 'a=b; connect.sid=s%3A1', ...headers } as Record<string, string>
  const request = { method, headers: sent, get: (name: string) => sent[name] } as unknown as Call[0]
  const response = { status: (code: number) => ((status = code), response), json: () => response } as unknown as Call[1]
  door(request, response, () => {})
  return status
}
const json = { 'content-type': 'application/json' }

it.each([
  ['another site', { ...json, origin: 'https://evil.example' }],
  ['a page without an origin', { ...json, origin: 'null' }],
  ['another port of this machine', { ...json, origin: 'http://shop.example:3000' }],
  ['a site whose browser hides its origin', { ...json, 'sec-fetch-site': 'cross-site' }],
  ['a form, wherever it stands', { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }],
  ['a form of plain text', { 'content-type': 'text/plain', origin: 'https://admin.example' }],
  [
    'a form with files on another site',
    { 'content-type': 'multipart/form-data; boundary=x', origin: 'https://evil.example' },
  ],
])('of %s is refused', (_who, headers) => {
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) expect(answer(method, headers), method).toBe(403)
})

it.each([
  ['the admin where it is served', { ...json, origin: 'http://shop.example:9000' }],
  ['an admin on a host of its own', { ...json, origin: 'https://admin.example' }],
  ['a host of a family that was named', { ...json, origin: 'https://a.shop.example' }],
  ['an upload of the admin', { 'content-type': 'multipart/form-data; boundary=x', origin: 'https://admin.example' }],
  ['a script that is no browser', json],
])('of %s is taken', (_who, headers) => expect(answer('POST', headers)).toBe(200))

it('by a token, or only read, asks nobody where it comes from', () => {
  const foreign = { 'content-type': 'text/plain', origin: 'https://evil.example' }
  expect(answer('POST', { ...foreign, authorization: 'Bearer x' })).toBe(200)
  expect(answer('POST', { ...foreign, cookie: 'theme=dark' })).toBe(200)
  expect(answer('GET', foreign)).toBe(200)
})
