/** Real pictures for tests, no two alike. */
import { createHash } from 'node:crypto'
import sharp from 'sharp'

/** A small picture in a colour of its own; `upright: false` lies on its side as phones save it, with the place in it. */
export async function picture(mark: string | number, { kind = 'png' as 'jpeg' | 'png' | 'webp', upright = true } = {}) {
  const [r, g, b] = createHash('sha256').update(String(mark)).digest()
  const drawn = sharp({ create: { width: 16, height: 8, channels: 3, background: { r, g, b } } })
  const place = { IFD0: { Make: 'PhoneOfTheTest' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '33/1 19/1 0/1' } }
  const saved = upright ? drawn : drawn.withExif(place).withMetadata({ orientation: 6 })
  return saved.toFormat(kind).toBuffer()
}
