// Whether somebody opened a link, or a page, a robot or a browser's foresight fetched it for them.

const ROBOT =
  /bot\b|bot\/|crawl|spider|slurp|preview|facebookexternalhit|whatsapp|telegram|headless|lighthouse|curl\/|wget|python|axios|node-fetch|undici|go-http|java\/|okhttp|libwww|scrapy|monitor/i

type Header = 'sec-fetch-mode' | 'sec-fetch-dest' | 'sec-purpose' | 'purpose' | 'x-moz' | 'accept' | 'user-agent'

/**
 * A page's own picture, frame or script and a prefetch are none; a browser that says nothing of it has to ask for a page,
 * and none that a script of a page could ask with by itself.
 */
export function isRealVisit(method: string, header: (name: Header) => string | undefined): boolean {
  if (method !== 'GET' || ROBOT.test(header('user-agent') ?? '')) return false
  if (/prefetch|prerender|preview/i.test([header('sec-purpose'), header('purpose'), header('x-moz')].join(' ')))
    return false
  const [mode, dest] = [header('sec-fetch-mode'), header('sec-fetch-dest')]
  if (mode !== undefined || dest !== undefined) return mode === 'navigate' && dest === 'document'
  return /\btext\/html\b/.test(header('accept') ?? '')
}
