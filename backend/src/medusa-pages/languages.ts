/**
 * Of Medusa's languages the admin keeps those its own pages speak. The others were four fifths of what every visit reads
 * before it shows anything, and led staff to pages half in one language, half in another.
 */
const PAGES = /node_modules\/@medusajs\/dashboard\/dist\/.*\.mjs(?:\?|$)/
/** What it says: `<code>: { translation: <code>_default }`. */
const TEXTS = /^ {2}(\w+): \{\n {4}translation: \1_default\n {2}\},?\n/gm
/** What it offers in the profile, with a language of dates each. */
const OFFERED = /^ {2}\{\n {4}code: "(\w+)",\n {4}display_name: .*\n {4}ltr: \w+,\n {4}date_locale: \w+\n {2}\},?\n/gm

type Plugin = {
  name: string
  transform: (code: string, id: string) => { code: string; map: null } | null
  buildEnd: (error?: Error) => void
}

/** @throws from `buildEnd` where Medusa's pages hold one of these, or the list of them, no longer */
export function keepLanguages(kept: readonly string[]): Plugin {
  const left = new Set([TEXTS, OFFERED].flatMap((list) => kept.map((code) => `${list.source} ${code}`)))
  return {
    name: 'medusa-languages',
    transform(code, id) {
      if (!PAGES.test(id)) return null
      let text = code
      for (const list of [TEXTS, OFFERED])
        text = text.replace(list, (entry, language: string) => {
          if (!kept.includes(language)) return ''
          left.delete(`${list.source} ${language}`)
          return entry
        })
      return text === code ? null : { code: text, map: null }
    },
    buildEnd(error) {
      if (error || !left.size) return
      throw new Error(`Medusa's languages stand elsewhere: ${[...left].join(' | ')}`)
    },
  }
}
