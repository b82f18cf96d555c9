/**
 * A browser sends staff's session cookie along whatever page asks it to: another site's form could write in their name.
 * What is written by cookie must come from our own pages, and in a shape that no plain form can send without asking first.
 */
import type { MedusaNextFunction, MedusaRequest, MedusaResponse, MiddlewareRoute } from '@medusajs/framework/http'
import { MedusaError, parseCorsOrigins } from '@medusajs/framework/utils'

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])
const SESSION = /(?:^|;\s*)connect\.sid=/
/** What a form sends by itself (https://fetch.spec.whatwg.org/#cors-safelisted-request-header); uploads need `multipart`. */
const FORM = /^\s*(?:application\/x-www-form-urlencoded|text\/plain)/i

/** @param cors lists of origins as Medusa's own settings write them */
export const fromOwnPages = (cors: string[]) => {
  const own = cors.flatMap((list) => parseCorsOrigins(list) as (string | RegExp)[])
  const isOwn = (origin: string, host: string | undefined) =>
    (URL.canParse(origin) && new URL(origin).host === host) ||
    own.some((one) => (typeof one === 'string' ? one === origin : one.test(origin)))

  return (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction) => {
    const { cookie = '', authorization, origin, 'content-type': type = '', host } = req.headers
    // A device's key or a token in the header is sent by nobody's browser unasked.
    if (READS.has(req.method) || authorization || !SESSION.test(cookie)) return next()
    const site = req.get('sec-fetch-site')
    const foreign = origin ? !isOwn(origin, host) : site === 'cross-site' || site === 'same-site'
    if (!foreign && !FORM.test(type)) return next()
    const message = '这个请求不是从本店页面发出的，已拒绝'
    res.status(403).json({ type: MedusaError.Types.FORBIDDEN, code: 'foreign_origin', message })
  }
}

export const ownPagesDoor = (...cors: string[]): MiddlewareRoute[] => [
  { matcher: '/*', middlewares: [fromOwnPages(cors)] },
]
