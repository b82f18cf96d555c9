/** What was decided, by whom and when. */
import { Text } from '@medusajs/ui'
import { type Decided, decisionName, momentOrNone } from './desk'

export function DecidedNote({ row }: { row: Decided }) {
  return (
    <Text size="small" className="text-ui-fg-subtle">
      {decisionName(row.decision)} · {momentOrNone(row.decided_at)}
      {row.decider && ` · ${row.decider}`}
      <br />
      {row.note}
    </Text>
  )
}
