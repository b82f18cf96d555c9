/** What was decided, by whom and when. */
import { Text } from '@medusajs/ui'
import { type Decided, decisionName, moment } from './desk'

export function DecidedNote({ row }: { row: Decided }) {
  return (
    <Text size="small" className="text-ui-fg-subtle">
      {decisionName(row.decision)} · {moment(row.decided_at)}
      {row.decider && ` · ${row.decider}`}
      <br />
      {row.note}
    </Text>
  )
}
