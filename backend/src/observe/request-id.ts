/**
 * By which number one request is found again in every log it left a line in. It is set before anything else sees the
 * request, so that Medusa's own early refusals carry it too.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'

export const REQUEST_ID = 'x-request-id'
/** Long enough to be nobody's phone number, short enough for a line; what proxies make (UUID, 32 hex digits) fits. */
const WELL_FORMED = /^[A-Za-z0-9_-]{16,64}$/
const NETWORKS: Record<string, string[]> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
}
const current = new AsyncLocalStorage<string>()

/** undefined outside of a request. */
export const requestId = (): string | undefined => current.getStore()

export const withinRequest = (id: string): void => current.enterWith(id)

/** @param proxies as TRUSTED_PROXIES names them */
export function trusted(proxies: string[]): (address: string | undefined) => boolean {
  const list = new BlockList()
  for (const network of proxies.flatMap((name) => NETWORKS[name] ?? [name])) {
    const [address = '', bits] = network.split('/')
    list.addSubnet(address, Number(bits ?? (isIP(address) === 4 ? 32 : 128)), familyOf(address))
  }
  return (address) => {
    const plain = (address ?? '').replace(/^::ffff:(?=\d+\.)/i, '')
    return isIP(plain) > 0 && list.check(plain, familyOf(plain))
  }
}

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** What a trusted proxy or storefront called it, if that can be an id; else a new one. A stranger's word counts nothing. */
export function idOf(request: IncomingMessage, trusts: (address: string | undefined) => boolean): string {
  const given = request.headers[REQUEST_ID]
  const takes = typeof given === 'string' && WELL_FORMED.test(given) && trusts(request.socket.remoteAddress)
  return takes ? given : randomUUID()
}
