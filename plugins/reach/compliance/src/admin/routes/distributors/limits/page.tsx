/** 法律边界: each limit of the law, what the shop does about it, and whether the tables keep it at this moment. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { Button, Container, Heading, StatusBadge, Text } from '@medusajs/ui'
import { moment } from '@shanzhen/desk/dates'
import { Fault } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import type { LawLimits } from '../../../../wire/law'

function LimitsPage() {
  const { answer, fault, reload } = useAnswer<LawLimits>('/distribution/limits')
  const broken = answer?.limits.filter((limit) => limit.broken > 0).length ?? 0
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-start justify-between gap-3 px-6 py-4">
        <div>
          <Heading>法律边界</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            每一条都当场问数据库，不是照抄的承诺。
            {answer && `${moment(answer.at)} 查看：${broken ? `${broken} 条没有守住` : '全部守住'}。`}
          </Text>
        </div>
        <Button size="small" variant="secondary" onClick={() => void reload()}>
          再查一次
        </Button>
      </div>
      <Fault text={fault} />
      <ul className="divide-y">
        {answer?.limits.map(({ key, title, law, kept, seen, broken }) => (
          <li key={key} className="grid gap-1 px-6 py-4 md:grid-cols-[1fr_auto] md:gap-x-6">
            <div className="min-w-0">
              <Heading level="h3">{title}</Heading>
              <Text size="small">{kept}</Text>
              <Text size="small" className="text-ui-fg-subtle">
                {law}
              </Text>
            </div>
            <div className="flex items-center gap-2 md:flex-col md:items-end">
              <StatusBadge color={broken ? 'red' : 'green'}>{broken ? `${broken} 处不符` : '守住'}</StatusBadge>
              <Text size="small" className="text-ui-fg-subtle tabular-nums">
                看了 {seen} 处
              </Text>
            </div>
          </li>
        ))}
      </ul>
    </Container>
  )
}

export const config = defineRouteConfig({ label: '法律边界', rank: 5 })

export default LimitsPage
