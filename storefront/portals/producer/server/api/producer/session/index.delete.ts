// A producer signs out; a shopper signed in on the same phone stays.
export default defineEventHandler((event) => endOwnSession(event, SIGNED_IN.producer, 'current', { signed_in: false }))
