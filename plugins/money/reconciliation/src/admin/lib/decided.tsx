/** What was decided, by whom and when. */
import { Text } from '@medusajs/ui'
import type { DifferenceRow } from '../../wire'
import { decisionName, momentOrNone } from './desk'

export function DecidedNote({ row }: { row: DifferenceRow }) {
  return (
    <Text size="small" className="text-ui-fg-subtle">
      {decisionName(row.decision)} · {momentOrNone(row.decided_at)}
      {row.decider && ` · ${row.decider}`}
      <br />
      {row.note}
    </Text>
  )
}
