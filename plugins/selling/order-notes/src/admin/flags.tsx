/** Flags of orders as every list shows them: one colour a kind, the reason where a pointer rests on it. */
import { Badge } from '@medusajs/ui'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { FLAG_NAMES } from '../flag-names'
import type { FlagKind, OpenFlags } from '../wire'

export type ShownFlag = OpenFlags['flags'][number]
export const FLAG_COLORS: Record<FlagKind, 'red' | 'orange' | 'blue' | 'purple'> = {
  stop: 'red',
  urgent: 'orange',
  check: 'blue',
  mind: 'purple',
}

/** As the route takes them. */
const MOST = 200

/** By order, the flags that stand, of those a list shows. */
export function useFlags(order_ids: readonly string[]): (order_id: string) => ShownFlag[] {
  const ids = [...new Set(order_ids)].slice(0, MOST).join(',')
  const { answer } = useAnswer<OpenFlags>(ids ? `/order-flags?order_ids=${ids}` : null)
  return (id) => answer?.flags.filter(({ order_id }) => order_id === id) ?? []
}

export const Flags = ({ flags }: { flags: ShownFlag[] }) => (
  <>
    {flags.map(({ kind, reason }) => (
      <Badge key={kind} size="2xsmall" color={FLAG_COLORS[kind]} title={reason} className="ml-1">
        {FLAG_NAMES[kind]}
      </Badge>
    ))}
  </>
)
