/** Where a webhook may go: to a public address, looked up once and kept for the connection that is made of it. */
import { lookup, Resolver } from 'node:dns/promises'
import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { urlWrong } from '../modules/webhook/errors'

export class AddressRefused extends Error {}

/** All that was given out of IPv6 so far (https://www.iana.org/assignments/ipv6-address-space); beside it hide old forms of IPv4. */
const GIVEN_OUT = ipaddr.IPv6.parseCIDR('2000::/3')

/** Neither this machine nor its net, nor what is reserved; an IPv4 address in IPv6 clothes is that address. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const read = ipaddr.process(address)
  return read.range() === 'unicast' && (read.kind() === 'ipv4' || (read as ipaddr.IPv6).match(GIVEN_OUT))
}

/** What can be told before anybody looks it up. @throws MedusaError invalid_data */
export function checkUrl(text: string, anyAddress: boolean): URL {
  let url: URL
  try {
    url = new URL(text)
  } catch {
    throw urlWrong('请填写完整的网址，如 https://erp.example.com/hooks')
  }
  if (url.username || url.password) throw urlWrong('网址里不能带用户名和密码')
  if (anyAddress && ['http:', 'https:'].includes(url.protocol)) return url
  if (url.protocol !== 'https:') throw urlWrong('推送地址须以 https:// 开头')
  if (url.port && Number(url.port) < 1024) throw urlWrong('推送地址的端口须是 443，或 1024 以上')
  const host = hostOf(url)
  if (
    isIP(host)
      ? !isPublic(host)
      : !host.includes('.') || /\.(?:local|internal|localhost|lan|home\.arpa|svc)$/i.test(host)
  )
    throw urlWrong('推送地址须是公网上能访问的网址')
  return url
}

/** A name may end in the root's dot. */
const hostOf = ({ hostname }: URL) => hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')

export type Address = { address: string; family: number }
export type Resolve = (host: string) => Promise<Address[]>

/**
 * Asked of the name servers themselves: the machine's own look-up is done by few threads, which all files share, and a name whose
 * server keeps silent would hold one for as long as it likes.
 */
async function askNameServers(host: string): Promise<Address[]> {
  const resolver = new Resolver({ timeout: 2500, tries: 2 })
  const found = await Promise.allSettled([
    resolver.resolve4(host).then((all) => all.map((address) => ({ address, family: 4 }))),
    resolver.resolve6(host).then((all) => all.map((address) => ({ address, family: 6 }))),
  ])
  return found.flatMap((one) => (one.status === 'fulfilled' ? one.value : []))
}

/** On a developer's machine also what its own file of hosts says. */
const askThisMachine: Resolve = (host) => lookup(host, { all: true, verbatim: true })

/**
 * The addresses to connect to. All that the name leads to have to be public: a name that leads to both is a trick.
 * @throws AddressRefused
 */
export async function pinnedAddresses(
  url: URL,
  anyAddress: boolean,
  resolve: Resolve = anyAddress ? askThisMachine : askNameServers,
): Promise<Address[]> {
  const host = hostOf(url)
  const family = isIP(host)
  const found = family ? [{ address: host, family }] : await resolve(host)
  if (!found.length) throw new AddressRefused('找不到这个网址')
  if (!anyAddress && !found.every(({ address }) => isPublic(address))) throw new AddressRefused('这个网址不在公网上')
  return found
}
