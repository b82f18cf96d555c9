// Signing out: the session ends in the shop itself, then the cookie goes; the basket and remembered address stay.
export default defineEventHandler((event) => endOwnSession(event, SIGNED_IN.shopper, 'current', { customer: null }))
