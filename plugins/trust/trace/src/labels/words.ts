/** What a label says besides its code. */
import type { LotRecord } from '../story/records'

export type LabelLine = { label: string; value: string }
export type LabelWords = {
  title: string
  spec: string | null
  lines: LabelLine[]
  certificate: LabelLine[] | null
  demo: boolean
}

/** Fresh and primary goods travel with a 承诺达标合格证 (rule of 2026-02-01); processed food has its SC licence instead. */
const CERTIFIED = new Set(['fresh', 'primary-dried'])

export const needsCertificate = (lot: LotRecord): boolean => CERTIFIED.has(lot.good?.kind ?? '')

/** @param contact the shop's address, where the promiser left none. */
export function labelWords(lot: LotRecord, contact: string): LabelWords {
  const { good, producer } = lot
  const origin = [lot.town ?? producer?.town, lot.village].filter(Boolean).join('')
  const lines = [
    { label: '批次', value: lot.code },
    { label: '生产日期', value: lot.made_on ?? '' },
    { label: '保质期至', value: lot.best_before ?? '' },
    { label: '生产者', value: producer?.name ?? '' },
    { label: '许可证', value: producer?.sc_licence ?? '' },
  ]
  const certificate = [
    { label: '产品', value: good?.title ?? '' },
    { label: '数量', value: good?.variant?.title ?? '' },
    { label: '产地', value: origin },
    { label: '开具', value: dayOf(lot.released_at ?? lot.received_at) },
    { label: '承诺人', value: producer?.name ?? '' },
    { label: '联系', value: lot.promiser_contact ?? contact },
  ]
  return {
    title: good?.title ?? lot.code,
    spec: good?.variant?.title ?? null,
    lines: lines.filter(({ value }) => value),
    certificate: needsCertificate(lot) ? certificate.filter(({ value }) => value) : null,
    demo: lot.is_demo,
  }
}

const dayOf = (at: string | null): string =>
  at ? new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString().slice(0, 10) : ''
