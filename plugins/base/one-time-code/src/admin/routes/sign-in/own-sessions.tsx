import { Badge, Button, Container, Heading, Text } from '@medusajs/ui'
import { useCallback, useEffect, useState } from 'react'
import { call, messageOf } from '@shanzhen/desk/api'
import { shortMoment } from '@shanzhen/desk/dates'
import { type Column, DeskTable, Fault } from '@shanzhen/desk/table'
import { OwnPassword } from './own-password'
import type { OwnSession, OwnSessions as Answer } from '../../../wire'

/** Where this member of staff is signed in; one of them, or all, ends at once on every machine. */
export function OwnSessions() {
  const [sessions, setSessions] = useState<OwnSession[] | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const load = useCallback(
    () =>
      call<Answer>('/auth/sessions')
        .then((answer) => setSessions(answer.sessions))
        .catch((error) => setFault(messageOf(error))),
    [],
  )
  useEffect(() => void load(), [load])

  const end = (path: string, then: () => void) => {
    setFault(null)
    call(path, 'DELETE')
      .then(then)
      .catch((error) => setFault(messageOf(error)))
  }
  const columns: Column<OwnSession>[] = [
    { head: '设备', cell: ({ agent }) => agent.replace('WeChat', '微信') || '未知设备' },
    { head: '网络', cell: ({ network }) => network || '—' },
    { head: '最近使用', cell: ({ last_seen_at }) => shortMoment(last_seen_at) },
    {
      head: '',
      right: true,
      cell: ({ id, current }) =>
        current ? (
          <Badge size="2xsmall" color="green">
            这台设备
          </Badge>
        ) : (
          <Button variant="transparent" size="small" onClick={() => end(`/auth/sessions/${id}`, () => void load())}>
            退出
          </Button>
        ),
    },
  ]
  const leave = () => window.location.assign('/app/login')

  return (
    <>
      <OwnPassword weak={sessions?.some(({ current, weak_password }) => current && weak_password) ?? false} />
      <Container className="flex flex-col gap-y-3">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <div>
            <Heading level="h2">我登录的设备</Heading>
            <Text size="small" className="text-ui-fg-subtle">
              不认识的设备，退出后立刻失效。两步验证在“个人资料”里开启。
            </Text>
          </div>
          <Button variant="secondary" size="small" onClick={() => end('/auth/sessions', leave)}>
            在所有设备上退出
          </Button>
        </div>
        <Fault text={fault} />
        <DeskTable rows={sessions} columns={columns} keyOf={({ id }) => id} empty="没有登录的设备。" />
      </Container>
    </>
  )
}
