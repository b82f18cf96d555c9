// Where this producer is signed in.
export default defineEventHandler((event) => listOwnSessions(event, SIGNED_IN.producer))
