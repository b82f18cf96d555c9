/** The network an address belongs to, wide enough to stand for a place: /16 of IPv4, /32 of IPv6. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:/i, '')
  if (plain.includes('.')) return plain.split('.').slice(0, 2).join('.')
  const [head = ''] = plain.split('::')
  const groups = head.split(':').filter(Boolean)
  return [...groups, '0', '0']
    .slice(0, 2)
    .map((group) => group.replace(/^0+(?=.)/, '').toLowerCase())
    .join(':')
}
