import { defineRouteConfig } from '@medusajs/admin-sdk'
import { ExclamationCircle } from '@medusajs/icons'
import { Badge, Button, Container, Heading, Table, Text, toast } from '@medusajs/ui'
import { useCallback, useEffect, useState } from 'react'
import { api, messageOf } from '@shanzhen/desk/api'
import { className, type RecallLine } from '../../lib/recalls'
import { moment } from '@shanzhen/desk/dates'
import { OpenRecall } from './open-recall'
import { RecallPanel } from './recall-panel'

/** 召回: begin one, see who and what it is about, follow each row to its end. */
function RecallsPage() {
  const [recalls, setRecalls] = useState<RecallLine[] | null>(null)
  const [openId, setOpenId] = useState<string | null>(null)
  const [beginning, setBeginning] = useState(false)

  const load = useCallback(async () => {
    try {
      setRecalls((await api<{ recalls: RecallLine[] }>('/recalls')).recalls)
    } catch (error) {
      toast.error(messageOf(error))
    }
  }, [])
  useEffect(() => void load(), [load])

  return (
    <div className="flex flex-col gap-y-3">
      <Container className="divide-y p-0">
        <div className="flex items-center justify-between px-6 py-4">
          <Heading>召回</Heading>
          <Button size="small" variant="danger" onClick={() => setBeginning(true)}>
            发起召回
          </Button>
        </div>
        {recalls?.length === 0 && <Text className="px-6 py-8 text-ui-fg-subtle">没有召回过任何批次。</Text>}
        {!!recalls?.length && (
          <div className="overflow-x-auto">
            <Table className="whitespace-nowrap">
              <Table.Header>
                <Table.Row>
                  {['批次', '级别', '原因', '开始', '状态'].map((head) => (
                    <Table.HeaderCell key={head}>{head}</Table.HeaderCell>
                  ))}
                </Table.Row>
              </Table.Header>
              <Table.Body>
                {recalls.map((recall) => (
                  <Table.Row key={recall.id} className="cursor-pointer" onClick={() => setOpenId(recall.id)}>
                    <Table.Cell>
                      <button type="button" className="text-ui-fg-interactive" aria-expanded={recall.id === openId}>
                        {recall.lot}
                      </button>
                    </Table.Cell>
                    <Table.Cell>{className(recall.class)}</Table.Cell>
                    <Table.Cell className="min-w-40 whitespace-normal">{recall.reason}</Table.Cell>
                    <Table.Cell>{moment(recall.opened_at)}</Table.Cell>
                    <Table.Cell>
                      <Badge size="2xsmall" color={recall.state === 'open' ? 'red' : 'grey'}>
                        {recall.state === 'open' ? '进行中' : '已结束'}
                      </Badge>
                    </Table.Cell>
                  </Table.Row>
                ))}
              </Table.Body>
            </Table>
          </div>
        )}
      </Container>
      {openId && <RecallPanel key={openId} id={openId} onChanged={load} />}
      {beginning && (
        <OpenRecall
          onClose={() => setBeginning(false)}
          onOpened={async (id) => {
            setBeginning(false)
            await load()
            setOpenId(id)
          }}
        />
      )}
    </div>
  )
}

export const config = defineRouteConfig({ label: '召回', icon: ExclamationCircle })

export default RecallsPage
