import { Badge, Button, Container, Heading, Table, Text } from '@medusajs/ui'
import { useCallback, useEffect, useState } from 'react'
import { call, messageOf } from '@shanzhen/desk/api'
import { when } from '../../lib/when'

interface OwnSession {
  id: string
  network: string
  agent: string
  last_seen_at: string
  current: boolean
}

/** Where this member of staff is signed in; one of them, or all, ends at once on every machine. */
export function OwnSessions() {
  const [sessions, setSessions] = useState<OwnSession[] | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const load = useCallback(
    () =>
      call<{ sessions: OwnSession[] }>('/auth/sessions')
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
  const leave = () => window.location.assign('/app/login')

  return (
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
      {fault && (
        <Text role="alert" className="text-ui-fg-error">
          {fault}
        </Text>
      )}
      <div className="overflow-x-auto">
        <Table>
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell>设备</Table.HeaderCell>
              <Table.HeaderCell>网络</Table.HeaderCell>
              <Table.HeaderCell>最近使用</Table.HeaderCell>
              <Table.HeaderCell />
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {sessions?.map((one) => (
              <Table.Row key={one.id}>
                <Table.Cell>{one.agent.replace('WeChat', '微信') || '未知设备'}</Table.Cell>
                <Table.Cell>{one.network || '—'}</Table.Cell>
                <Table.Cell>{when(one.last_seen_at)}</Table.Cell>
                <Table.Cell className="text-right">
                  {one.current ? (
                    <Badge size="2xsmall" color="green">
                      这台设备
                    </Badge>
                  ) : (
                    <Button
                      variant="transparent"
                      size="small"
                      onClick={() => end(`/auth/sessions/${one.id}`, () => void load())}
                    >
                      退出
                    </Button>
                  )}
                </Table.Cell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </div>
    </Container>
  )
}
