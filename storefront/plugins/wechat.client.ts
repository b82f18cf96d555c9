// Inside WeChat alone: what a page says of itself becomes the card it is shared as. Nobody else loads a line of it.
export default defineNuxtPlugin(() => {
  if (!/MicroMessenger/i.test(navigator.userAgent)) return
  // An iPhone signs the address the document was opened at, whatever page is shown.
  const landing = location.href
  const router = useRouter()
  onNuxtReady(async () => (await import('../inside-wechat/share-pages')).sharePages(landing, router))
})
