// A member signs out everywhere, here too.
export default defineEventHandler((event) => endOwnSession(event, SIGNED_IN.shop, '', { signed_in: false }))
