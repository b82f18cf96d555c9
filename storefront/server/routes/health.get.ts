// That this process lives; whoever started it knows it again by the word it was given (NUXT_RUN_NONCE).
export default defineEventHandler((event) => {
  const { runNonce } = useRuntimeConfig(event)
  setResponseHeader(event, 'cache-control', 'no-store')
  return { status: 'ok', ...(runNonce ? { run: runNonce } : {}) }
})
