/** Files that everyone may open, at `/static/<key>`: as what they are, and running nothing. */
import { extname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'

/** Of a bucket. On a disk open files have a folder of their own, and private ones say so in their names. */
const FOLDER = 'public/'
const PRIVATE = 'private-'
const PDF = 'application/pdf'
/** An extension follows from a file's bytes; of files from before, others are handed over to be saved. */
const TYPES: Record<string, string> = {
  ...{ '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.png': 'image/png', '.webp': 'image/webp', '.gif': 'image/gif' },
  ...{ '.svg': 'image/svg+xml', '.pdf': PDF },
}
const HEADERS = { 'cache-control': 'public, max-age=31536000, immutable', 'x-content-type-options': 'nosniff' }
/** A drawing is shown as a picture; opened by itself it may run nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
const MISSING = new Set(['NoSuchKey', 'KeyTooLongError', 'ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG'])
const ROOT = '/static/'
/** The folder itself or the one above, and what no file of ours is called. */
const NO_NAME = /^\.{1,2}$|[\\\u0000-\u001f]/

export const inOpenFolder = (filename: string) => FOLDER + filename

/** The key of the file that a path names; null where it is not one for everyone. @param prefix of a bucket; null: a disk */
export function openKey(path: string, prefix: string | null): string | null {
  try {
    if (!path.startsWith(ROOT)) return null
    const key = decodeURIComponent(path.slice(ROOT.length))
    const open = prefix === null ? !key.startsWith(PRIVATE) : key.startsWith(prefix + FOLDER)
    return open && key.split('/').every((part) => part && !NO_NAME.test(part)) ? key : null
  } catch {
    return null
  }
}

/** Answers 404 for what is not there or not for everyone, 502 where the bucket does not answer. */
export const sendOpenFile =
  (prefix: string | null) => async (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return next()
    const key = openKey(req.originalUrl.split('?', 1)[0] ?? '', prefix)
    if (!key) return void res.sendStatus(404)
    try {
      const bytes = await req.scope.resolve(Modules.FILE).getDownloadStream(key)
      const type = TYPES[extname(key).toLowerCase()]
      res.set({ ...HEADERS, 'content-type': type ?? 'application/octet-stream' })
      if (!type) res.set('content-disposition', 'attachment')
      // Browsers show no PDF in a sandbox; one that acts is not taken in.
      if (type !== PDF) res.set('content-security-policy', POLICY)
      await pipeline(bytes, res)
    } catch (error) {
      if (res.headersSent) return void res.destroy()
      const { name = '', code = '' } = error as { name?: string; code?: string }
      const missing = MISSING.has(name) || MISSING.has(code)
      if (!missing) req.scope.resolve(ContainerRegistrationKeys.LOGGER).error(`存储没有给出 ${key}：${String(error)}`)
      for (const header of res.getHeaderNames()) if (/^c(ache|ontent)-/.test(header)) res.removeHeader(header)
      res.sendStatus(missing ? 404 : 502)
    }
  }
