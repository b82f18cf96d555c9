/** The network an address belongs to, wide enough to stand for a place: /16 of IPv4, /32 of IPv6. */
export const networkOf = (address: string): string => headOf(address, 2)

/** Whom an address belongs to: an IPv4 address, or the /64 of IPv6 that every customer gets whole. */
export const customerOf = (address: string): string => headOf(address, 4)

function headOf(address: string, parts: number): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (plain.includes('.')) return plain.split('.').slice(0, parts).join('.')
  const [head = '', tail] = plain.split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail?.split(':').filter(Boolean) ?? []
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0')
  return [...left, ...zeros, ...right]
    .slice(0, parts)
    .map((group) => group.replace(/^0+(?=.)/, '').toLowerCase())
    .join(':')
}
