import type StaffService from '../modules/staff/service'
import type { Act, ActsQuery as Asked } from '../modules/staff/types'
import type { ActsQuery, StaffAct } from '../wire'

const BEIJING = '+08:00'
const DAY_MS = 86_400_000

/** Days in Beijing as moments; a day `to` is included. */
export function actsAsked({ who, right, subject_id, q, from, to, kind, after }: ActsQuery): Omit<Asked, 'take'> {
  const start = (day: string) => Date.parse(`${day}T00:00:00${BEIJING}`)
  return {
    user_id: who,
    right_key: right,
    subject_id,
    q,
    from: from && new Date(start(from)).toISOString(),
    to: to && new Date(start(to) + DAY_MS).toISOString(),
    reads: kind && kind === 'looks',
    after,
  }
}

/** An act in the shop's words; a right that is no longer there keeps its key. */
export function shownAct({ table, subjectAt, madeAt }: StaffService, act: Act): StaffAct {
  const { right_key, subject, made_id, ...rest } = act
  const path = rest.route.slice(rest.route.indexOf(' ') + 1)
  const about = subject ? subjectAt(subject) : made_id && madeAt(path.replace(/\/+$/, ''))
  return {
    id: rest.id,
    at: rest.at,
    user_id: rest.user_id,
    user_name: rest.user_name,
    key_id: rest.key_id,
    network: rest.network,
    request_id: rest.request_id,
    right: right_key,
    right_zh: table.rights[right_key]?.zh ?? (right_key || '没有对任何角色开放'),
    route: rest.route,
    subject_zh: (about && about.zh) || null,
    subject_id: rest.subject_id ?? made_id,
    reads: rest.reads,
    status: rest.status,
    said: rest.said,
    changed: rest.changed,
    asked: rest.asked,
  }
}

export const ACTS_HEAD = ['时间（北京）', '员工', '事项', '对象', '编号', '请求', '结果', '改动', '来自', '请求号']

const beijing = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
const said = (value: unknown) => (value === null || value === undefined ? '（无）' : String(value))

export const outcome = ({ status, said: words }: Pick<StaffAct, 'status' | 'said'>): string => {
  if (status === null) return '中断，没有记下结果'
  return status < 400 ? '成功' : `未成：${words ?? status}`
}

export const actCells = (act: StaffAct): string[] => [
  beijing(act.at),
  act.key_id ? `${act.user_name}（密钥）` : act.user_name,
  act.right_zh,
  act.subject_zh ?? '',
  act.subject_id ?? '',
  act.route,
  outcome(act),
  act.changed.map(({ path, before, after }) => `${path}：${said(before)} → ${said(after)}`).join('；'),
  act.network,
  act.request_id ?? '',
]
