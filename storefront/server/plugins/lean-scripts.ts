// Scripts and styles go without what only a document can heed: a dozen of them make a page, and each would carry it again.
const FOR_DOCUMENTS = ['x-frame-options', 'referrer-policy', 'cross-origin-opener-policy', 'permissions-policy']

export default defineNitroPlugin((nitro) => {
  nitro.hooks.hook('beforeResponse', (event) => {
    if (!event.path.startsWith('/_nuxt/')) return
    for (const name of FOR_DOCUMENTS) removeResponseHeader(event, name)
  })
})
