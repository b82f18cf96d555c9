// Entering the payment pages loads a new document, because a document keeps the script rules it came with.
// Without a network the browser would show its own error in place of the shop, which says by itself that it is offline.
export default defineNuxtPlugin(() => {
  useRouter().beforeEach((to, from) => {
    if (!from.matched.length || !isPaymentPath(to.path) || isPaymentPath(from.path)) return
    if (navigator.onLine) window.location.assign(to.fullPath)
    return false
  })
})
