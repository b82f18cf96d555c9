// A member signs out; a shopper or a producer signed in on the same phone stays.
export default defineEventHandler((event) => endOwnSession(event, SIGNED_IN.shop, 'current', { signed_in: false }))
