// Signing out everywhere, here too.
export default defineEventHandler((event) => endOwnSession(event, SIGNED_IN.shopper, '', { customer: null }))
