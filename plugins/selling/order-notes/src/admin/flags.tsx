/** Flags of orders as every list shows them: one colour a kind, the reason where a pointer rests on it. */
import { Badge } from '@medusajs/ui'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { FLAG_NAMES } from '../flag-names'
import type { FlagKind, OpenFlags } from '../wire'

export type ShownFlag = OpenFlags['flags'][number]
export type FlagsOf = (order_id: string) => ShownFlag[]
export const FLAG_COLORS: Record<FlagKind, 'red' | 'orange' | 'blue' | 'purple'> = {
  stop: 'red',
  urgent: 'orange',
  check: 'blue',
  mind: 'purple',
}

/** As the route takes them. */
const MOST = 200

/** By order, the flags that stand, of those a list shows; `fault`: they are not known, which is not the same as none. */
export function useFlags(order_ids: readonly string[]) {
  const ids = [...new Set(order_ids)].slice(0, MOST).join(',')
  const { answer, fault } = useAnswer<OpenFlags>(ids ? `/order-flags?order_ids=${ids}` : null)
  const flagsOf: FlagsOf = (id) => answer?.flags.filter(({ order_id }) => order_id === id) ?? []
  return { flagsOf, fault: fault && `订单标记没有读到：${fault}` }
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
