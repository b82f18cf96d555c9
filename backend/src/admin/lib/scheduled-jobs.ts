/** How staff read the scheduled jobs. */
import type { ScheduledJob } from '../../wire'

export type State = { label: string; color: 'green' | 'red' | 'orange' | 'grey' | 'blue' }

export function stateOf(job: ScheduledJob): State {
  if (job.overdue) return { label: '没有按时运行', color: 'red' }
  if (job.failure) return { label: job.failures > 1 ? `接连失败 ${job.failures} 次` : '失败', color: 'red' }
  if (!job.began_at) return { label: '还没运行过', color: 'grey' }
  if (!job.ended_at) return { label: '正在运行', color: 'blue' }
  return { label: '正常', color: 'green' }
}

export const inShanghai = (moment: string) =>
  new Date(moment).toLocaleString('zh-CN', {
    timeZone: 'Asia/Shanghai',
    ...{ month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit' },
  })

export const lasted = (ms: number) => (ms < 1000 ? `${ms} 毫秒` : `${(ms / 1000).toFixed(1)} 秒`)

const inBeijing = (hour: string) => (Number(hour) + 8) % 24

const EVERY = [
  [/^\* \* \* \* \*$/, () => '每分钟'],
  [/^\*\/(\d+) \* \* \* \*$/, (found: string[]) => `每 ${found[1]} 分钟`],
  [/^(\d+) \* \* \* \*$/, (found: string[]) => `每小时第 ${found[1]} 分`],
  [
    /^(\d+) (\d+)-(\d+) \* \* \*$/,
    (found: string[]) => `每天 ${inBeijing(found[2])} 点到 ${inBeijing(found[3])} 点，每小时第 ${found[1]} 分`,
  ],
  [/^(\d+) (\d+) \* \* \*$/, (found: string[]) => `每天 ${clock(inBeijing(found[2]), Number(found[1]))}`],
] as const

/** Jobs are planned in UTC; staff read Beijing's time. */
export function planOf(cron: string): string {
  for (const [pattern, say] of EVERY) {
    const found = pattern.exec(cron)
    if (found) return say(found)
  }
  return `${cron}（UTC）`
}

const clock = (hour: number, minute: number) => [hour, minute].map((part) => String(part).padStart(2, '0')).join(':')
