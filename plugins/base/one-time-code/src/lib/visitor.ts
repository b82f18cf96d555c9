/** Where a request comes from, kept coarse: the network without its last part, the device without its version. */
import { isIPv4 } from 'node:net'
import type { MedusaRequest } from '@medusajs/framework/http'

const APPS: [RegExp, string][] = [
  [/MicroMessenger/i, 'WeChat'],
  [/Edg/, 'Edge'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
]
const DEVICES: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Macintosh|Mac OS/, 'Mac'],
  [/Linux/, 'Linux'],
]

const firstOf = (table: [RegExp, string][], text: string) => table.find(([pattern]) => pattern.test(text))?.[1]

/** `WeChat · iPhone`; empty where the browser says nothing. */
export const agentOf = (userAgent: string): string =>
  [firstOf(APPS, userAgent), firstOf(DEVICES, userAgent)].filter(Boolean).join(' · ')

/** The address as one number: an IPv4 address that came through IPv6 is the same visitor. */
const plainAddress = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '')

/** `113.87.*` or `2409:8a50:*`: enough to know one's own line from a stranger's. */
export function coarseNetwork(address: string): string {
  const plain = plainAddress(address)
  if (isIPv4(plain)) return `${plain.split('.').slice(0, 2).join('.')}.*`
  const groups = plain.split(':').filter(Boolean)
  return groups.length ? `${groups.slice(0, 2).join(':')}:*` : ''
}

/**
 * What a limit counts as one sender: an IPv4 address, or the /64 that one line of IPv6 has for itself.
 */
export function senderNetwork(address: string): string {
  const plain = plainAddress(address)
  if (isIPv4(plain) || !plain.includes(':')) return plain
  const [head = '', tail] = plain.split('::')
  const left = head.split(':').filter(Boolean)
  const right = (tail ?? '').split(':').filter(Boolean)
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  return [...left, ...Array.from({ length: zeros }, () => '0'), ...right]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}

export const visitorOf = ({ ip, headers }: Pick<MedusaRequest, 'ip' | 'headers'>) => ({
  network: coarseNetwork(ip ?? ''),
  agent: agentOf(headers['user-agent'] ?? ''),
})
