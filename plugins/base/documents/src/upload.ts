/**
 * The one way a file from outside comes into the shop: told by its bytes, a picture decoded and made anew, a drawing or a
 * PDF looked through, anything else refused. What the sender called it counts for nothing.
 */
import sharp, { type Sharp } from 'sharp'
import { fileKindOf, type FileKind } from './file-kinds'
import { isInertPdf } from './inert-pdf'
import { isInertSvg } from './inert-svg'
import { isBareJpeg } from './jpeg-parts'

export type Tidied = { bytes: Buffer; kind: FileKind }

const SVG: FileKind = { mime: 'image/svg+xml', extension: 'svg' }
const MAX_SIDE_PX = 4000
/** A small file may unfold to a picture that fills the memory. */
const MAX_PIXELS = 50_000_000
const MAX_SVG_BYTES = 1024 * 1024
const AS: Record<string, (picture: Sharp) => Sharp> = {
  jpg: (picture) => picture.jpeg({ quality: 85 }),
  png: (picture) => picture.png(),
  webp: (picture) => picture.webp({ quality: 85 }),
  gif: (picture) => picture.gif(),
}

/** @returns the file as it may be kept, without place, device or anything behind the picture; null where it may not */
export async function tidyUpload(bytes: Buffer): Promise<Tidied | null> {
  const kind = fileKindOf(bytes)
  if (!kind) return isDrawing(bytes) ? { bytes, kind: SVG } : null
  if (kind.mime === 'application/pdf') return isInertPdf(bytes) ? { bytes, kind } : null
  return makeAnew(bytes, kind).catch(() => null)
}

/** A photo the shop itself made (`tidyPhoto`) stays as it is, byte for byte: its hash stands in a lot's history. */
async function makeAnew(bytes: Buffer, kind: FileKind): Promise<Tidied> {
  const picture = () =>
    sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', animated: kind.extension === 'gif' })
  const { width = 0, height = 0 } = await picture().metadata()
  if (kind.extension === 'jpg' && isBareJpeg(bytes) && Math.max(width, height) <= MAX_SIDE_PX) {
    await picture().stats()
    return { bytes, kind }
  }
  const upright = kind.extension === 'gif' ? picture() : picture().rotate()
  const bounded = upright.resize({ width: MAX_SIDE_PX, height: MAX_SIDE_PX, fit: 'inside', withoutEnlargement: true })
  return { bytes: await AS[kind.extension](bounded).toBuffer(), kind }
}

const isDrawing = (bytes: Buffer) => bytes.length <= MAX_SVG_BYTES && isInertSvg(bytes.toString('utf8'))
