/** What a camera reads off a picture: by a decoder that has nothing to do with what drew it. */
import jsQR from 'jsqr'
import sharp from 'sharp'

/** Null where no code is found. */
export async function readQr(picture: Buffer): Promise<string | null> {
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  // The package says `export default`, and hands Node the module that holds it.
  const read = (jsQR as unknown as { default?: typeof jsQR }).default ?? jsQR
  return read(new Uint8ClampedArray(data), info.width, info.height)?.data ?? null
}
