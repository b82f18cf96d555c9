// Entering the payment pages loads a new document, because a document keeps the script rules it came with.
export default defineNuxtPlugin(() => {
  useRouter().beforeEach((to, from) => {
    if (!from.matched.length || !isPaymentPath(to.path) || isPaymentPath(from.path)) return
    window.location.assign(to.fullPath)
    return false
  })
})
