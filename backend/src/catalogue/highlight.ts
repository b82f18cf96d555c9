import { syllables } from './text'

/** Marks in a title what the buyer typed, be it characters, pinyin or initials. The result is safe HTML. */
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character])

/** @returns the title escaped, the first match within <mark>; no other tag ever. */
export function highlight(title: string, q: string | undefined): string {
  const range = q ? (literalRange(title, q) ?? soundRange(title, q)) : null
  if (!range) return escapeHtml(title)
  const [from, to] = range
  return `${escapeHtml(title.slice(0, from))}<mark>${escapeHtml(title.slice(from, to))}</mark>${escapeHtml(title.slice(to))}`
}

type Range = [from: number, to: number]

/** The longest beginning of any typed word that stands in the title. */
function literalRange(title: string, q: string): Range | null {
  const lower = title.toLowerCase()
  for (const word of q.trim().toLowerCase().split(/\s+/)) {
    for (let length = word.length; length >= Math.min(2, word.length); length--) {
      const at = length > 0 ? lower.indexOf(word.slice(0, length)) : -1
      if (at >= 0) return [at, at + length]
    }
  }
  return null
}

/** The characters whose pinyin, or whose initials, begin as typed. */
function soundRange(title: string, q: string): Range | null {
  const typed = q.replace(/[\s']/g, '').toLowerCase()
  if (!/^[a-z]+$/.test(typed)) return null
  const sounds = [...title].map((character) => (/\p{Script=Han}/u.test(character) ? syllables(character)[0] : ''))
  return (
    matchSounds(sounds, typed) ??
    matchSounds(
      sounds.map((sound) => sound.slice(0, 1)),
      typed,
    )
  )
}

function matchSounds(sounds: string[], typed: string): Range | null {
  for (let from = 0; from < sounds.length; from++) {
    let joined = ''
    for (let to = from; to < sounds.length && sounds[to]; to++) {
      joined += sounds[to]
      if (joined.startsWith(typed)) return [from, to + 1]
      if (!typed.startsWith(joined)) break
    }
  }
  return null
}
