// A producer signs out everywhere, here too.
export default defineEventHandler((event) => endOwnSession(event, SIGNED_IN.producer, '', { signed_in: false }))
