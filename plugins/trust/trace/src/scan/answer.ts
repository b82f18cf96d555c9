/** What a scan answers: the verdict of this moment over the kept story. */
import { buildLink } from '../gs1/digital-link'
import { groupCode } from '../gs1/trace-code'
import type { CodeRow } from '../modules/trace/types'
import type { LotStory } from '../story/story'
import { copyHint, daysBetween, verdictOf } from '../story/verdict'
import type { TraceAnswer } from '../wire'

export function toAnswer({ code, story }: { code: CodeRow | null; story: LotStory }, now = new Date()): TraceAnswer {
  const { gtin14, made_on, best_before } = story
  return {
    verdict: verdictOf({ void: code?.void ?? false, state: story.state, best_before, shipped: story.shipped }, now),
    code: code?.code ?? null,
    printed_code: code && groupCode(code.code),
    first_scanned_at: code?.first_scanned_at?.toISOString() ?? null,
    scan_count: code?.scan_count ?? 0,
    copy_hint: code && copyHint(code),
    link: gtin14 && buildLink('', { gtin14, lot: story.code, serial: code?.code, best_before }),
    days_since_made: made_on ? daysBetween(made_on, now) : null,
    days_left: best_before ? daysBetween(now, best_before) : null,
    lot: story,
  }
}
