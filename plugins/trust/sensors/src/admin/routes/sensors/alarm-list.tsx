import { Badge, Container, Heading, Text } from '@medusajs/ui'
import type { ReactNode } from 'react'
import { moment } from '@shanzhen/desk/dates'
import type { StaffAlarm } from '../../../wire'

/** What is beyond its limits or silent now, then what was. */
export function AlarmList({ alarms, children }: { alarms: StaffAlarm[]; children?: ReactNode }) {
  return (
    <Container className="divide-y p-0">
      <Heading level="h2" className="px-6 py-4">
        报警
      </Heading>
      {!alarms.length && <Text className="px-6 py-6 text-ui-fg-subtle">没有报警。</Text>}
      {alarms.map((alarm) => (
        <div key={alarm.id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 px-6 py-3">
          <Text size="small" className="max-w-2xl">
            {alarm.text}
          </Text>
          {alarm.closed_at ? (
            <Text size="small" className="text-ui-fg-subtle">
              {moment(alarm.closed_at)} 解除
            </Text>
          ) : (
            <Badge size="2xsmall" color="red">
              未解除
            </Badge>
          )}
        </div>
      ))}
      {children}
    </Container>
  )
}
