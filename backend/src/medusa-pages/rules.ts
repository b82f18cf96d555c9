/** What is put in the place of what in the code of Medusa's pages while the admin is bundled. */
export type Rule = { find: string; put: string }

/** The packages whose pages staff see. */
const PAGES =
  /node_modules\/(?:@medusajs\/(?:dashboard|ui)\/dist|@ariakit\/[^/]+\/dist|sonner\/dist|zod\/v4\/core)\/.*\.m?js(?:\?|$)/

/** As much of Vite's plugin as this is. */
type Plugin = {
  name: string
  transform: (code: string, id: string) => { code: string; map: null } | null
  buildEnd: (error?: Error) => void
}

/**
 * A rule that finds nothing ends the build: after an update of Medusa somebody looks what became of it.
 * @throws from `buildEnd`, naming what was not found
 */
export function changeMedusaPages(rules: readonly Rule[]): Plugin {
  const left = new Set(rules)
  return {
    name: 'medusa-pages',
    transform(code, id) {
      if (!PAGES.test(id)) return null
      const found = rules.filter(({ find }) => code.includes(find))
      if (!found.length) return null
      for (const rule of found) left.delete(rule)
      return { code: found.reduce((text, { find, put }) => text.replaceAll(find, () => put), code), map: null }
    },
    buildEnd(error) {
      if (error || !left.size) return
      throw new Error(`Medusa's pages hold no longer: ${[...left].map(({ find }) => find).join(' | ')}`)
    },
  }
}
