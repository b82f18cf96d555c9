// Says which inline scripts and styles this page has, as the app itself asked for them, before anything is text: in the
// finished HTML what somebody typed into a search could pass for one of them, or hide one.
export default defineNuxtPlugin((nuxtApp) => {
  const { head, event } = nuxtApp.ssrContext!
  head.hooks?.hook('ssr:render', ({ tags }) => {
    event.context.inlineHashes = { script: inlineHashes(tags, 'script'), style: inlineHashes(tags, 'style') }
  })
})
