/** What is measured where, in the words the device, the shop and staff share. */
import type { Metric, SiteKind } from '../../wire'

export {
  SITE_KINDS,
  type AlarmKind,
  type Metric,
  type Point,
  type Series,
  type SiteKind,
  type SiteView,
} from '../../wire'

export type SiteFacts = {
  kind: SiteKind
  name: string
  producer_id: string | null
  town: string | null
  village: string | null
  good_ids: string[]
  is_demo: boolean
}

export type DeviceFacts = { site_id: string; name: string; metrics: Metric[]; silent_after_minutes: number }

/** One value of one metric at one moment. */
export type Reading = { metric: string; at: Date; value: number }

export type RowRefusal = { row: number; code: RefusalCode; message: string }
export type RefusalCode = 'invalid' | 'unknown_metric' | 'future' | 'too_old'

/** What became of a batch: every row was stored, known already, or refused with its reason. */
export type IngestAnswer = { stored: number; repeated: number; refused: RowRefusal[]; alarms: string[] }

/** Who sent a batch; what the key on the request led to. */
export type KnownDevice = { id: string; site_id: string; name: string; metrics: Metric[] }
