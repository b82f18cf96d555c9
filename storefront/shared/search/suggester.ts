// What a search box offers while somebody types, faster than answers come: only the answer to what stands in the box is
// shown, and until it is there no more than what still fits of the one before.
import type { Suggestion } from '@shanzhen/backend/wire'

type Ask = (term: string, signal: AbortSignal) => Promise<Suggestion[]>
const MAX_SUGGESTIONS = 8
/** Between two keys of a fast typist nothing is asked. */
const PAUSE_MS = 120

/** Which of an older list hold what is typed now. */
const stillFitting = (list: Suggestion[], term: string): Suggestion[] =>
  list.filter(({ text }) => text.toLowerCase().includes(term.toLowerCase()))

/** @param show is given each list as it is to be seen; an empty one closes it. */
export function createSuggester(ask: Ask, show: (list: Suggestion[]) => void, pause_ms = PAUSE_MS) {
  let shown: Suggestion[] = []
  let asking: AbortController | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const put = (list: Suggestion[]) => show((shown = list.slice(0, MAX_SUGGESTIONS)))
  const stop = () => {
    clearTimeout(timer)
    asking?.abort()
  }
  const type = (typed: string) => {
    const term = typed.trim()
    stop()
    put(term ? stillFitting(shown, term) : [])
    if (!term) return
    timer = setTimeout(async () => {
      const turn = (asking = new AbortController())
      const answer = await ask(term, turn.signal).catch(() => [])
      if (!turn.signal.aborted) put(answer)
    }, pause_ms)
  }
  return { type, stop }
}
