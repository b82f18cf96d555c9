/** Whose request it is, as the backend and the storefront say it: never what the asker wrote, always the nearest stranger. */
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { believeProxies } from '../../../backend/src/api/doors/client-address'
import { clientAddress, trustedProxies } from '../../../storefront/server/utils/client-address'

type Call = Parameters<ReturnType<typeof believeProxies>>
const require = createRequire(join(import.meta.dirname, '../../../backend/package.json'))
const express = require('express') as () => Call[0]['app'] & { request: object }

/** @returns `request.ip` of a request over a connection from `peer`, once the door has been passed */
function backendSees(proxies: string[], peer: string, forwarded: string): string | undefined {
  const app = express()
  app.set('trust proxy', 1)
  const request = Object.assign(Object.create(app.request) as Call[0], {
    app,
    headers: { 'x-forwarded-for': forwarded },
    socket: { remoteAddress: peer },
  })
  believeProxies(proxies)(request, {} as Call[1], () => {})
  return request.ip
}
const storefrontSees = (proxies: string[], peer: string, forwarded: string) =>
  clientAddress(peer, forwarded, trustedProxies(proxies.join(',')))

describe.each([
  ['the backend', backendSees],
  ['the storefront', storefrontSees],
])('%s', (_who, sees) => {
  it('believes the proxy on this machine about who asked it, and not what the asker wrote before', () => {
    expect(sees(['loopback'], '127.0.0.1', '6.6.6.6, 1.2.3.4')).toBe('1.2.3.4')
    expect(sees(['loopback'], '::1', '6.6.6.6, 127.0.0.1, 1.2.3.4')).toBe('1.2.3.4')
  })
  it('believes nothing of whoever comes straight to it', () => {
    expect(sees(['loopback'], '8.8.8.8', '1.2.3.4')).toBe('8.8.8.8')
    expect(sees(['10.0.0.5'], '127.0.0.1', '1.2.3.4')).toBe('127.0.0.1')
  })
  it('follows a chain of named proxies to the first stranger', () => {
    const chain = ['loopback', '10.0.0.0/24', 'fd00::/8']
    expect(sees(chain, '127.0.0.1', '6.6.6.6, 240e:1::9, fd00::3, 10.0.0.7')).toBe('240e:1::9')
    expect(sees(chain, '127.0.0.1', '10.0.1.7, 10.0.0.7')).toBe('10.0.1.7')
  })
})

it('a connection without an address is nobody, and an unreadable hop ends the chain', () => {
  const loopback = trustedProxies('loopback')
  expect(clientAddress(undefined, '1.2.3.4', loopback)).toBeUndefined()
  expect(clientAddress('::ffff:127.0.0.1', 'unknown', loopback)).toBe('127.0.0.1')
  expect(clientAddress('::ffff:127.0.0.1', '::ffff:1.2.3.4', loopback)).toBe('1.2.3.4')
  expect(() => trustedProxies('nginx')).toThrow('nginx')
})

describe('what anybody can write about whose request it is', () => {
  const root = join(import.meta.dirname, '../../..')
  const READERS = ['storefront/server/plugins/client-address.ts', 'storefront/server/utils/backend.ts']
  const sources = ['backend/src', 'plugins', 'storefront'].flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(?:ts|tsx|vue)$/.test(path) && !/(?:^|\/)(?:node_modules|\.\w+)\//.test(path))
      .map((path) => `${room}/${path}`),
  )

  it('is read in one place: everybody else asks request.ip or event.context.clientAddress', () => {
    expect(sources.length).toBeGreaterThan(1000)
    const reads = sources.filter((path) =>
      /['"`]x-forwarded-for['"`]|\bgetRequestIP\(/i.test(readFileSync(join(root, path), 'utf8')),
    )
    expect(reads.toSorted()).toEqual(READERS)
  })
})
