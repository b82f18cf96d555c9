// Pages made for one shopper are kept by nobody, so they are compressed as they leave. What this server asks of itself
// while it draws a page stays as it is: that is no connection to anybody.
import { bestEncoding, squeeze } from '../utils/compress'

const MIN_BYTES = 1024

export default defineNitroPlugin((nitro) => {
  nitro.hooks.hook('beforeResponse', async (event, response) => {
    const { body } = response as { body?: unknown }
    if (typeof body !== 'string' || body.length < MIN_BYTES || '__unenv__' in event.node.req) return
    const encoding = bestEncoding(getRequestHeader(event, 'accept-encoding'))
    if (encoding === 'identity' || getResponseHeader(event, 'content-encoding')) return
    response.body = await squeeze(Buffer.from(body), encoding)
    setResponseHeader(event, 'content-encoding', encoding)
    appendResponseHeader(event, 'vary', 'accept-encoding')
  })
})
