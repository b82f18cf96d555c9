import { FLAG_NAMES, FLAG_ORDER } from '../../flag-names'
import type { FlagKind, OpenFlags } from '../../wire'
import { FLAG_COLORS } from '../flags'

const ID = /^order_[A-Za-z0-9]+$/
const badge = (kind: FlagKind) => `margin-left:.5rem;padding:0 .375rem;border-radius:.375rem;font-size:.75rem;
  white-space:nowrap;background:var(--tag-${FLAG_COLORS[kind]}-bg);color:var(--tag-${FLAG_COLORS[kind]}-text)`

/** Behind the first cell's link of each row, which alone can be reached by keys. */
export function flagStyle(flags: OpenFlags['flags']): string {
  const of = new Map<string, FlagKind[]>()
  for (const { order_id, kind } of flags) if (ID.test(order_id)) of.set(order_id, [...(of.get(order_id) ?? []), kind])
  return [...of]
    .map(([id, kinds]) => {
      const [first, ...rest] = FLAG_ORDER.filter((kind) => kinds.includes(kind))
      const said = [first, ...rest].map((kind) => FLAG_NAMES[kind]).join('·')
      return `td>a[href="/app/orders/${id}"][tabindex="0"]>div::after{content:"${said}";${badge(first)}}`
    })
    .join('\n')
}
