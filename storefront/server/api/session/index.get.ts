// Who this browser is signed in as; null for a guest.
export default defineEventHandler(async (event) => {
  setResponseHeader(event, 'cache-control', 'no-store')
  const customer = await findCustomer(event).catch(() => undefined)
  if (customer === undefined) return refuse(event, 502, PROBLEMS.unreachable)
  return { customer }
})
