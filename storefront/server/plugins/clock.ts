/** The server draws days in Beijing's time out of a UTC clock; under another one the same page would say another day. */
export default defineNitroPlugin(() => {
  if (isUtcClock()) return
  throw new Error('店面的时钟须为 UTC，请以 TZ=UTC 启动 (the storefront must be started with TZ=UTC)')
})
