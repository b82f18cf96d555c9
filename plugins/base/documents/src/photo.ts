/** Photos people send: made upright, bounded, and rid of the place and the device they carry. */
import sharp from 'sharp'
import { photoKindOf, type FileKind } from './file-kinds'

export const PHOTO: FileKind = { mime: 'image/jpeg', extension: 'jpg' }
const MAX_SIDE_PX = 2000
/** A small file may unfold to a picture that fills the memory. */
const MAX_PIXELS = 50_000_000
const QUALITY = 82

/** @returns the photo as JPEG; null where its bytes are no JPEG, PNG or WebP that can be read to its end */
export async function tidyPhoto(bytes: Buffer): Promise<Buffer | null> {
  if (!photoKindOf(bytes)) return null
  return sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
    .rotate()
    .resize({ width: MAX_SIDE_PX, height: MAX_SIDE_PX, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .jpeg({ quality: QUALITY })
    .toBuffer()
    .catch(() => null)
}
