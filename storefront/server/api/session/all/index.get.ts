// Where this shopper is signed in.
export default defineEventHandler((event) => listOwnSessions(event, SIGNED_IN.shopper))
