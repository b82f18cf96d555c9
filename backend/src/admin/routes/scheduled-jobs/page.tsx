import { defineRouteConfig } from '@medusajs/admin-sdk'
import { Clock } from '@medusajs/icons'
import { Button, Container, Heading, StatusBadge, Table, Text } from '@medusajs/ui'
import { useCallback, useEffect, useState } from 'react'
import { inShanghai, lasted, planOf, readJobs, type ScheduledJob, stateOf } from '../../lib/scheduled-jobs'

const AGAIN_MS = 30_000

/** What the shop does by itself, when it did it last and how that went. */
function ScheduledJobsPage() {
  const [jobs, setJobs] = useState<ScheduledJob[] | null>(null)
  const [fault, setFault] = useState<string | null>(null)

  const load = useCallback(() => {
    readJobs()
      .then((read) => {
        setJobs(read)
        setFault(null)
      })
      .catch((error: unknown) => setFault(error instanceof Error ? error.message : String(error)))
  }, [])
  useEffect(() => {
    load()
    const timer = setInterval(load, AGAIN_MS)
    return () => clearInterval(timer)
  }, [load])

  return (
    <Container className="divide-y p-0">
      <div className="flex items-start justify-between gap-4 px-6 py-4">
        <div>
          <Heading>定时任务</Heading>
          <Text className="text-ui-fg-subtle" size="small">
            店里自己按时做的事。没有按时运行、或接连失败的排在最前，也会在铃铛里提醒。
          </Text>
        </div>
        <Button size="small" variant="secondary" className="shrink-0" onClick={load}>
          刷新
        </Button>
      </div>
      {fault && <Text className="text-ui-fg-error px-6 py-4">{fault}</Text>}
      {!jobs && !fault && <Text className="px-6 py-4">正在读取…</Text>}
      {jobs?.length === 0 && <Text className="px-6 py-4">开店几秒后，任务会列在这里。</Text>}
      {jobs && jobs.length > 0 && (
        <div className="overflow-x-auto">
          <Table>
            <Table.Header>
              <Table.Row>
                {['任务', '结果', '上次运行', '用时', '多久一次', '上次失败'].map((title) => (
                  <Table.HeaderCell key={title} className="whitespace-nowrap">
                    {title}
                  </Table.HeaderCell>
                ))}
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {jobs.map((job) => (
                <JobLine key={job.name} job={job} />
              ))}
            </Table.Body>
          </Table>
        </div>
      )}
    </Container>
  )
}

function JobLine({ job }: { job: ScheduledJob }) {
  const { label, color } = stateOf(job)
  return (
    <Table.Row>
      <Table.Cell className="min-w-40">
        {job.title}
        <Text size="xsmall" className="text-ui-fg-muted">
          {job.name}
        </Text>
      </Table.Cell>
      <Table.Cell className="whitespace-nowrap">
        <StatusBadge color={color}>{label}</StatusBadge>
      </Table.Cell>
      <Table.Cell className="whitespace-nowrap">
        {job.began_at ? inShanghai(job.began_at) : '—'}
        {job.overdue && <Text size="xsmall">应在 {inShanghai(job.next_at)} 运行</Text>}
      </Table.Cell>
      <Table.Cell className="whitespace-nowrap">{job.duration_ms === null ? '—' : lasted(job.duration_ms)}</Table.Cell>
      <Table.Cell className="whitespace-nowrap">{planOf(job.cron)}</Table.Cell>
      <Table.Cell className="min-w-48">
        {job.failed_at ? inShanghai(job.failed_at) : '—'}
        {job.failure && <Text size="xsmall">{job.failure}</Text>}
      </Table.Cell>
    </Table.Row>
  )
}

export const config = defineRouteConfig({ label: '定时任务', icon: Clock })

export default ScheduledJobsPage
