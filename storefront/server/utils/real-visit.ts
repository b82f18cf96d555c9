// Whether somebody opened a link, or a page, a robot or a browser's foresight fetched it for them.

import { isbot } from 'isbot'

type Header = 'sec-fetch-mode' | 'sec-fetch-dest' | 'sec-purpose' | 'purpose' | 'x-moz' | 'accept' | 'user-agent'

/**
 * A page's own picture, frame or script and a prefetch are none; a browser that says nothing of it has to ask for a page,
 * and none that a script of a page could ask with by itself.
 */
export function isRealVisit(method: string, header: (name: Header) => string | undefined): boolean {
  if (method !== 'GET') return false
  if (/prefetch|prerender|preview/i.test([header('sec-purpose'), header('purpose'), header('x-moz')].join(' ')))
    return false
  const [mode, dest] = [header('sec-fetch-mode'), header('sec-fetch-dest')]
  const opened =
    mode !== undefined || dest !== undefined
      ? mode === 'navigate' && dest === 'document'
      : /\btext\/html\b/.test(header('accept') ?? '')
  return opened && !isbot(header('user-agent'))
}
