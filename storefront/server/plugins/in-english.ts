// What the shop's own doors answer a page under /en is in English, whoever wrote it in Chinese.
export default defineNitroPlugin((nitro) => {
  nitro.hooks.hook('request', (event) => {
    const language = languageOfPage(event.path)
    if (language) event.node.req.headers[PAGE_LANGUAGE] = language
  })
  nitro.hooks.hook('beforeResponse', (event, response) => {
    if (!event.path.startsWith('/api/') || !asksInEnglish(event)) return
    const type = String(getResponseHeader(event, 'content-type') ?? 'application/json')
    if (!type.startsWith('application/json')) return
    if (Buffer.isBuffer(response.body)) {
      const said = answerInEnglish(JSON.parse(response.body.toString('utf8') || 'null'))
      response.body = Buffer.from(JSON.stringify(said))
    } else response.body = answerInEnglish(response.body)
  })
})
