/** 季度报送: who was paid in a quarter, told to the tax office within the month after. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { Button, Container, Heading, StatusBadge, Text } from '@medusajs/ui'
import { useState } from 'react'
import { Fault } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import type { Quarters } from '../../../../wire/tax-report'
import { QuarterDrawer } from '../../../parts/quarter-drawer'
import { QuarterFiles } from '../../../parts/quarter-files'
import { QUARTER_STATES, quarterWords } from '../../../parts/quarter-words'

function QuartersPage() {
  const { answer, fault, reload } = useAnswer<Quarters>('/distribution-reports/quarters')
  const [shown, setShown] = useState<string | null>(null)
  return (
    <div className="flex flex-col gap-y-3">
      <Container className="px-6 py-4">
        <Heading>季度报送</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          季度过完后的一个月内，把付过佣金的每个人的姓名、证件、收入和代扣个税报给税务（国务院令第 810
          号）。文件含个人信息，谁做、谁下载都有记录；报送过的不能改，更正另做一份。
        </Text>
      </Container>
      <Fault text={fault} />
      {answer?.quarters.length === 0 && (
        <Container className="px-6 py-8">
          <Text className="text-ui-fg-subtle">还没有付过佣金，不用报送。</Text>
        </Container>
      )}
      {answer?.quarters.map((one) => (
        <Container key={one.quarter} className="divide-y p-0">
          <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
            <div>
              <Heading level="h2" className="flex flex-wrap items-center gap-2">
                {quarterWords(one.quarter)}
                <StatusBadge color={one.late ? 'red' : QUARTER_STATES[one.state][1]}>
                  {one.late ? '已过期限' : QUARTER_STATES[one.state][0]}
                </StatusBadge>
              </Heading>
              <Text size="small" className="text-ui-fg-subtle">
                {one.due} 以前报送
              </Text>
            </div>
            <Button size="small" variant="secondary" onClick={() => setShown(one.quarter)}>
              {one.over ? '核对，做文件' : '看到现在的数'}
            </Button>
          </div>
          <QuarterFiles files={one.files} onMoved={reload} />
        </Container>
      ))}
      {shown && <QuarterDrawer quarter={shown} onClose={() => setShown(null)} onMade={reload} />}
    </div>
  )
}

export const config = defineRouteConfig({ label: '季度报送', rank: 3 })

export default QuartersPage
