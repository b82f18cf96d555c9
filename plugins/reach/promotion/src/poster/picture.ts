/** Pictures of the shop's own store, as pixels of the size they are drawn in. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import sharp from 'sharp'
import type { Pixels } from './draw'

const ROOT = '/static/'
const PRIVATE = 'private-'
const MAX_PIXELS = 50_000_000

/** Of an open picture its key in the store; null for one that lies elsewhere: nothing is fetched from other machines. */
export function keyOfPicture(url: string | null): string | null {
  if (!url || !URL.canParse(url, 'http://shop')) return null
  const { pathname } = new URL(url, 'http://shop')
  if (!pathname.startsWith(ROOT)) return null
  try {
    const key = decodeURIComponent(pathname.slice(ROOT.length))
    return key && !/\.\.|\\/.test(key) && isOpen(key) ? key : null
  } catch {
    return null
  }
}

/** In a bucket open files have a folder of their own. */
const isOpen = (key: string) => !key.startsWith(PRIVATE) && (!key.includes('/') || /(^|\/)public\//.test(key))

/** Square, cut at its middle; null where it is not there or no picture any more: a poster is drawn without. */
export async function readPicture(container: MedusaContainer, key: string, side_px: number): Promise<Pixels | null> {
  try {
    const bytes = await container.resolve(Modules.FILE).getAsBuffer(key)
    const data = await sharp(bytes, { limitInputPixels: MAX_PIXELS })
      .rotate()
      .resize({ width: side_px, height: side_px, fit: 'cover' })
      .flatten({ background: '#F4EEDF' })
      .ensureAlpha()
      .raw()
      .toBuffer()
    return { data, side_px }
  } catch (error) {
    container.resolve(ContainerRegistrationKeys.LOGGER).warn(`poster: no picture ${key}: ${(error as Error).message}`)
    return null
  }
}
