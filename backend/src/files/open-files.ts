/** Files of a bucket that everyone may open: `/static/<key>`, as if they lay on this machine's disk. */
import { extname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'

const FOLDER = 'public/'
const PDF = '.pdf'
const HEADERS = { 'cache-control': 'public, max-age=31536000, immutable', 'x-content-type-options': 'nosniff' }
/** A drawing is shown as a picture; opened by itself it may run nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

export const inOpenFolder = (filename: string) => FOLDER + filename

/** The key of the file that a path names; null where it is not one for everyone. */
export function openKey(path: string, prefix: string): string | null {
  try {
    const key = decodeURIComponent(path.replace(/^\/static\//, ''))
    return key.startsWith(prefix + FOLDER) && !key.split('/').includes('..') ? key : null
  } catch {
    return null
  }
}

/** Answers 404 for what is not there or not for everyone, 502 where the bucket does not answer. */
export const sendOpenFile =
  (prefix: string) => async (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction) => {
    if (req.method !== 'GET') return next()
    const key = openKey(new URL(req.originalUrl, 'http://shop').pathname, prefix)
    if (!key) return void res.sendStatus(404)
    try {
      const bytes = await req.scope.resolve(Modules.FILE).getDownloadStream(key)
      res.type(extname(key) || 'bin').set(HEADERS)
      if (extname(key) !== PDF) res.set('content-security-policy', POLICY)
      await pipeline(bytes, res)
    } catch (error) {
      if (res.headersSent) return void res.destroy()
      const missing = (error as { name?: string }).name === 'NoSuchKey'
      if (!missing) req.scope.resolve(ContainerRegistrationKeys.LOGGER).error(`存储没有给出 ${key}：${String(error)}`)
      res.removeHeader('cache-control')
      res.sendStatus(missing ? 404 : 502)
    }
  }
