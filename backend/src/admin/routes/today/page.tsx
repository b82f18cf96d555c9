/** 今天: what waits for the signed-in person, each number with the list behind it, and how the day and the month go. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { BellAlert } from '@medusajs/icons'
import { Container, Heading, Text } from '@medusajs/ui'
import { Link } from 'react-router-dom'
import { Fault } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import type { Today, TodayWait } from '../../../wire'
import { FindBox } from '../../lib/find-box'
import { age, GROUPS } from '../../lib/today'
import { DayFigures } from './day-figures'
import { RunningOutList } from './running-out-list'

const AGAIN_MS = 60_000

function TodayPage() {
  const { answer, fault } = useAnswer<Today>('/today', AGAIN_MS)
  const groups = GROUPS.map(([group, name]) => ({
    name,
    waits: (answer?.waits ?? []).filter((wait) => wait.group === group),
  })).filter(({ waits }) => waits.length)

  return (
    <div className="flex flex-col gap-y-3">
      <Container className="divide-y p-0">
        <div className="px-6 py-4">
          <Heading>今天</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            等着您处理的事。点一个数字就到那张清单。
          </Text>
        </div>
        {answer && <FindBox />}
        <Fault text={fault} />
        {!answer && !fault && <Text className="px-6 py-4">正在读取…</Text>}
        {answer && !groups.length && (
          <Text className="px-6 py-8 text-ui-fg-subtle">您还没有角色，请负责人在“员工与系统”里分配。</Text>
        )}
        {groups.map(({ name, waits }) => (
          <section key={name} className="px-6 py-4" aria-label={name}>
            <Heading level="h2" className="mb-2">
              {name}
            </Heading>
            <ul className="grid grid-cols-2 gap-2 md:grid-cols-3 xl:grid-cols-4">
              {waits.map((wait) => (
                <li key={wait.key}>
                  <Tile {...wait} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </Container>
      {answer?.figures && <DayFigures {...answer.figures} />}
      {answer?.running_out && <RunningOutList {...answer.running_out} />}
    </div>
  )
}

function Tile({ zh, count, oldest_at, link, urgent }: TodayWait) {
  const color = !count ? 'text-ui-fg-muted' : urgent ? 'text-ui-fg-error' : 'text-ui-fg-base'
  return (
    <Link
      to={link}
      className="bg-ui-bg-subtle hover:bg-ui-bg-subtle-hover focus-visible:shadow-borders-focus block h-full rounded-lg px-3 py-2 outline-none"
    >
      <span className={`block text-2xl font-medium tabular-nums ${color}`}>{count}</span>
      <span className="txt-compact-small text-ui-fg-subtle block">{zh}</span>
      {oldest_at && <span className="txt-compact-xsmall text-ui-fg-subtle block">最早的等了 {age(oldest_at)}</span>}
    </Link>
  )
}

export const config = defineRouteConfig({ label: '今天', icon: BellAlert, rank: 1 })

export default TodayPage
