// Where this member is signed in.
export default defineEventHandler((event) => listOwnSessions(event, SIGNED_IN.shop))
