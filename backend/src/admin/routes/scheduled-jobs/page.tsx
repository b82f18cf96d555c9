import { Button, Container, Heading, StatusBadge, Text } from '@medusajs/ui'
import { type Column, DeskTable, Fault } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import type { ScheduledJob, ScheduledJobs } from '../../../wire'
import { inShanghai, lasted, planOf, stateOf } from '../../lib/scheduled-jobs'

const AGAIN_MS = 30_000

const COLUMNS: Column<ScheduledJob>[] = [
  {
    head: '任务',
    wide: true,
    cell: ({ title, name }) => (
      <>
        {title}
        <Text size="xsmall" className="text-ui-fg-muted">
          {name}
        </Text>
      </>
    ),
  },
  {
    head: '结果',
    cell: (job) => {
      const { label, color } = stateOf(job)
      return <StatusBadge color={color}>{label}</StatusBadge>
    },
  },
  {
    head: '上次运行',
    cell: ({ began_at, overdue, next_at }) => (
      <>
        {began_at ? inShanghai(began_at) : '—'}
        {overdue && <Text size="xsmall">应在 {inShanghai(next_at)} 运行</Text>}
      </>
    ),
  },
  { head: '用时', right: true, cell: ({ duration_ms }) => (duration_ms === null ? '—' : lasted(duration_ms)) },
  { head: '多久一次', cell: ({ cron }) => planOf(cron) },
  {
    head: '上次失败',
    wide: true,
    cell: ({ failed_at, failure }) => (
      <>
        {failed_at ? inShanghai(failed_at) : '—'}
        {failure && <Text size="xsmall">{failure}</Text>}
      </>
    ),
  },
]

/** What the shop does by itself, when it did it last and how that went. */
function ScheduledJobsPage() {
  const { answer, fault, reload } = useAnswer<ScheduledJobs>('/scheduled-jobs', AGAIN_MS)

  return (
    <Container className="divide-y p-0">
      <div className="flex items-start justify-between gap-4 px-6 py-4">
        <div>
          <Heading>定时任务</Heading>
          <Text className="text-ui-fg-subtle" size="small">
            店里自己按时做的事。没有按时运行、或接连失败的排在最前，也会在铃铛里提醒。
          </Text>
        </div>
        <Button size="small" variant="secondary" className="shrink-0" onClick={() => void reload()}>
          刷新
        </Button>
      </div>
      <Fault text={fault} />
      {!answer && !fault && <Text className="px-6 py-4">正在读取…</Text>}
      <DeskTable
        rows={answer?.scheduled_jobs}
        columns={COLUMNS}
        keyOf={({ name }) => name}
        empty="开店几秒后，任务会列在这里。"
      />
    </Container>
  )
}

export default ScheduledJobsPage
