// Every rendered page leaves with its own content policy; https shops also ask browsers to stay on https.
const ONE_YEAR = 'max-age=31536000; includeSubDomains'

export default defineNitroPlugin((nitro) => {
  nitro.hooks.hook('render:response', (response, { event }) => {
    if (typeof response.body !== 'string' || !response.headers) return
    const { stripeJsUrl, public: open } = useRuntimeConfig(event)
    const https = open.siteUrl.startsWith('https://')
    response.headers['content-security-policy'] = contentSecurityPolicy({
      inline: event.context.inlineHashes,
      stripeJsUrl: isPaymentPath(event.path) ? stripeJsUrl : undefined,
      https,
    })
    if (https) response.headers['strict-transport-security'] = ONE_YEAR
  })
})
