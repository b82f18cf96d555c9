import type { Today } from '../../wire'

const BASE = '/app'
const BADGE = `margin-left:auto;min-width:1.25rem;padding:0 .375rem;border-radius:9999px;font-size:.75rem;line-height:1.25rem;
  text-align:center;font-variant-numeric:tabular-nums;background:var(--tag-neutral-bg);color:var(--tag-neutral-text)`

const at = (page: string) => `a[href="${BASE}${page}"]`
/** A first-level entry with all that hangs below it, as Medusa draws it. */
const entry = (page: string) => `nav div:has(>div>${at(page)})`

/** 今天 stands first; numbers behind the pages that bear them; pages in `shut` are not there. */
export function menuStyle({ waits, shut }: Pick<Today, 'waits' | 'shut'>): string {
  const counts = new Map<string, number>()
  for (const { menu, count } of waits) for (const page of menu) counts.set(page, (counts.get(page) ?? 0) + count)
  const shown = [...counts].filter(([, count]) => count)
  return [
    `${entry('/today')}{order:-1}`,
    ...shut.map((page) => `${entry(page)},nav li:has(${at(page)}){display:none}`),
    ...shown.map(([page, count]) => {
      const closed = `${entry(page)}>[data-state]>button`
      return `nav ${at(page)}::after,${closed}::after{content:"${count > 999 ? '999+' : count}";${BADGE}}`
    }),
  ].join('\n')
}
