// A write must come from one of our own pages: browsers send Origin with every one, so another site's form is told apart.

/** True when `origin` names the host the request was made to, or the shop's configured address. */
export function isSameOrigin(origin: string | undefined, host: string | undefined, siteUrl: string): boolean {
  if (!origin || !URL.canParse(origin)) return false
  const from = new URL(origin)
  if (host && from.host === host) return true
  return URL.canParse(siteUrl) && from.origin === new URL(siteUrl).origin
}
