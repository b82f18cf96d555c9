/** An event's name for ever: a UUID (version 8, RFC 9562) made of its hash, so the same event always has the same one. */
export function eventIdOf(hash: string): string {
  const hex = `${hash.slice(0, 12)}8${hash.slice(13, 16)}${((parseInt(hash[16] ?? '0', 16) & 3) | 8).toString(16)}${hash.slice(17, 32)}`
  return `urn:uuid:${hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`
}
