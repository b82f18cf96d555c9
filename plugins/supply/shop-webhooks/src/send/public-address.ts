/** Where a webhook may go: to a public address, looked up once and kept for the connection that is made of it. */
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { urlWrong } from '../modules/webhook/errors'

export class AddressRefused extends Error {}

/** Neither this machine nor its net, nor what is reserved; an IPv4 address in IPv6 clothes is that address. */
export function isPublic(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast'
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
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) ? !isPublic(host) : !host.includes('.') || /\.(?:local|internal|localhost)$/i.test(host))
    throw urlWrong('推送地址须是公网上能访问的网址')
  return url
}

export type Resolve = (host: string) => Promise<{ address: string; family: number }[]>
const resolveAll: Resolve = (host) => lookup(host, { all: true, verbatim: true })

/**
 * The address to connect to. All that the name leads to have to be public: a name that leads to both is a trick.
 * @throws AddressRefused
 */
export async function pinnedAddress(
  url: URL,
  anyAddress: boolean,
  resolve = resolveAll,
): Promise<{ address: string; family: number }> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const family = isIP(host)
  const found = family ? [{ address: host, family }] : await resolve(host)
  if (!found.length) throw new AddressRefused('找不到这个网址')
  if (!anyAddress && !found.every(({ address }) => isPublic(address))) throw new AddressRefused('这个网址不在公网上')
  return found[0]
}
