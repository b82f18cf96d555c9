/** When a campaign runs: from its beginning until its end, or until staff ended it before. */
export type Campaign = {
  id: string
  /** Its page is `/campaigns/<handle>`. */
  handle: string
  title: string
  words: string | null
  starts_at: Date
  ends_at: Date
  made_by: string
  created_at: Date
  ended_at: Date | null
  ended_by: string | null
}
type Span = Pick<Campaign, 'starts_at' | 'ends_at' | 'ended_at'>

export const endOf = ({ ends_at, ended_at }: Span): Date => (ended_at && ended_at < ends_at ? ended_at : ends_at)

export function stateAt(span: Span, at: Date): 'coming' | 'now' | 'over' {
  if (endOf(span) <= at) return 'over'
  // Ended before it began: it never ran.
  if (span.ended_at && span.ended_at <= span.starts_at) return 'over'
  return span.starts_at > at ? 'coming' : 'now'
}

export const runsAt = (span: Span, at: Date): boolean => stateAt(span, at) === 'now'
