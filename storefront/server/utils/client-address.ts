// Whose request it is: what a visitor writes into X-Forwarded-For counts for nothing, what a trusted proxy adds does.
import { BlockList, isIP } from 'node:net'

const RANGES: Record<string, string[]> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
}
const family = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4')
/** Without what IPv6 puts before an IPv4 address. */
export const plainAddress = (address: string) => address.trim().replace(/^::ffff:(?=\d+\.)/i, '')

/** @param setting addresses, networks (`10.0.0.0/8`) or names of ranges, by comma. @throws what cannot be read */
export function trustedProxies(setting: string): (address: string) => boolean {
  const list = new BlockList()
  const named = setting.split(/[\s,]+/).filter(Boolean)
  for (const range of named.flatMap((name) => RANGES[name] ?? [name])) {
    const [address = '', bits] = range.split('/')
    if (!isIP(address)) throw new Error(`NUXT_TRUSTED_PROXIES: ${range}`)
    list.addSubnet(address, Number(bits ?? (isIP(address) === 4 ? 32 : 128)), family(address))
  }
  return (address) => list.check(address, family(address))
}

/**
 * The address nearest to us that no trusted proxy stands for. Read from the end: each proxy adds the one it was asked by,
 * so whatever stands before the first stranger was written by the stranger.
 * @param peer who holds the connection @param forwarded the header X-Forwarded-For
 */
export function clientAddress(
  peer: string | undefined,
  forwarded: string | undefined,
  isTrusted: (address: string) => boolean,
): string | undefined {
  let address = plainAddress(peer ?? '')
  for (const hop of (forwarded ?? '').split(',').map(plainAddress).reverse()) {
    if (!isIP(address) || !isTrusted(address) || !isIP(hop)) break
    address = hop
  }
  return isIP(address) ? address : undefined
}
