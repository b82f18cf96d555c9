// This process's book of links and its counter of clicks, and how both speak to the backend.
import type { H3Event } from 'h3'
import type { LinkTarget } from '@shanzhen/distribution/wire'

const TIMEOUT_MS = 5_000

async function ask(code: string): Promise<string | null> {
  const { backendUrl, publishableKey } = useRuntimeConfig()
  const answer = await fetch(new URL(`/store/share-links/${code}`, backendUrl), {
    headers: { 'x-publishable-api-key': publishableKey },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  if (answer.status === 404) return null
  if (!answer.ok) throw new Error(`share link: ${answer.status}`)
  return ((await answer.json()) as LinkTarget).path
}

async function tell(body: string, signature: string): Promise<void> {
  const answer = await fetch(new URL('/hooks/share-clicks', useRuntimeConfig().backendUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-share-signature': signature },
    body,
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  if (answer.status >= 500 || answer.status === 429) throw new Error(`share clicks: ${answer.status}`)
  if (!answer.ok) console.warn(`share clicks refused: ${answer.status}`)
}

// Who is led nowhere is lost to whoever shared the link: it is worth a second try, each with its own time.
export const linkPath = createLinkBook((code) =>
  askAgain(
    () => ask(code),
    () => true,
  ),
)

let counter: ReturnType<typeof createClickCounter> | undefined
export const clickCounter = () => (counter ??= createClickCounter(useRuntimeConfig().shareLinkSecret, tell))

/** The link this browser followed last becomes the account's that just signed in, so that it holds on its other devices. */
export async function bindShareClick(event: H3Event, token: string): Promise<void> {
  if (!readShareClick(event)) return
  const body = JSON.stringify({})
  await callBackend(event, '/store/customers/me/share-click', { method: 'POST', body }, token).catch(() => null)
}
