// A member signs out on one other device.
export default defineEventHandler((event) => endOtherSession(event, SIGNED_IN.shop))
