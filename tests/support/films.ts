/** Short films for tests: boxes as a phone writes them, with the place in it, and nothing to be seen. */

export const box = (type: string, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length + 8)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, body])
}
const text = (words: string) => Buffer.from(words, 'latin1')
const notes = () => box('udta', box('\u00a9xyz', text('+33.3167+108.3167/')), box('\u00a9mak', text('PhoneOfTheTest')))

/** @param size_bytes of what would be its pictures */
export const film = (size_bytes = 64): Buffer =>
  Buffer.concat([
    box('ftyp', text('isom'), Buffer.alloc(4), text('isommp42')),
    box(
      'moov',
      box('mvhd', Buffer.alloc(100)),
      notes(),
      box('trak', box('tkhd', Buffer.alloc(84)), box('meta', text('GPS 33.3167'))),
    ),
    box('mdat', Buffer.alloc(size_bytes, 7)),
  ])
