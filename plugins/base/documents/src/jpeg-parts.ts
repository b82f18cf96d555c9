/** Segments a decoder needs (ITU T.81 annex B): JFIF's head, tables, frame, scan. Notes, EXIF and other makers' are not among them. */
const NEEDED = new Set([0xc0, 0xc1, 0xc2, 0xc4, 0xda, 0xdb, 0xdd, 0xe0])
const JFIF_HEAD_BYTES = 16

/** Whether a JPEG holds its picture and nothing else: no place, no device, no text, nothing behind its end. */
export function isBareJpeg(bytes: Buffer): boolean {
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]
    const length = bytes.readUInt16BE(at + 2)
    if (!NEEDED.has(marker) || length < 2) return false
    if (marker === 0xe0 && length > JFIF_HEAD_BYTES) return false
    at += 2 + length
    if (marker === 0xda) at = endOfScan(bytes, at)
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return at + 2 === bytes.length
  }
  return false
}

/** Where the next marker stands: in a scan, 0xff is followed by 0 or by one of the restart marks. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.length
}
