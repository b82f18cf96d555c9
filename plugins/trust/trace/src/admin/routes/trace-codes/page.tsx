/** 追溯码: make labels for released lots, print them, see how they are looked at, withdraw what went wrong. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { TagSolid } from '@medusajs/icons'
import { Badge, Button, Container, Heading, Table, Text, toast } from '@medusajs/ui'
import { useCallback, useEffect, useState } from 'react'
import { api, messageOf } from '@shanzhen/desk/api'
import { moment } from '@shanzhen/desk/dates'
import { type Batch, type BatchPage, STATES } from '../../lib/trace-codes'
import { BatchPanel } from './batch-panel'
import { MakeCodes } from './make-codes'

function TraceCodesPage() {
  const [shown, setShown] = useState<BatchPage | null>(null)
  const [page, setPage] = useState(1)
  const [open, setOpen] = useState<string | null>(null)
  const load = useCallback(async () => {
    try {
      setShown(await api<BatchPage>(`/trace-codes?page=${page}`))
    } catch (error) {
      toast.error(messageOf(error))
    }
  }, [page])
  useEffect(() => void load(), [load])

  const made = async (batch: Batch) => {
    setPage(1)
    await load()
    setOpen(batch.id)
  }
  const chosen = shown?.batches.find(({ id }) => id === open)
  const pages = shown ? Math.max(1, Math.ceil(shown.count / shown.page_rows)) : 1

  return (
    <div className="flex flex-col gap-y-3">
      <MakeCodes onMade={made} />
      {chosen && <BatchPanel key={chosen.id} batch={chosen} onChange={load} />}
      <Container className="divide-y p-0">
        <Heading className="px-6 py-4" level="h2">
          已生成的追溯码
        </Heading>
        {shown?.batches.length === 0 && (
          <Text className="px-6 py-8 text-ui-fg-subtle">还没有追溯码。选一个已放行的批次，生成第一批标签。</Text>
        )}
        {!!shown?.batches.length && (
          <Table>
            <Table.Header>
              <Table.Row>
                <Table.HeaderCell>批次</Table.HeaderCell>
                <Table.HeaderCell>商品条码</Table.HeaderCell>
                <Table.HeaderCell className="text-right">枚数</Table.HeaderCell>
                <Table.HeaderCell>状态</Table.HeaderCell>
                <Table.HeaderCell>时间</Table.HeaderCell>
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {shown.batches.map((batch) => (
                <Table.Row key={batch.id} className="cursor-pointer" onClick={() => setOpen(batch.id)}>
                  <Table.Cell>
                    <button type="button" className="text-ui-fg-interactive" onClick={() => setOpen(batch.id)}>
                      {batch.lot_code}
                    </button>
                  </Table.Cell>
                  <Table.Cell className="tabular-nums">{batch.gtin14}</Table.Cell>
                  <Table.Cell className="text-right tabular-nums">
                    {batch.state === 'making' ? `${batch.made} / ${batch.count}` : batch.count}
                  </Table.Cell>
                  <Table.Cell>
                    <Badge size="2xsmall" color={STATES[batch.state].color}>
                      {STATES[batch.state].text}
                    </Badge>
                  </Table.Cell>
                  <Table.Cell>{moment(batch.created_at)}</Table.Cell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        )}
        {pages > 1 && (
          <div className="flex items-center justify-end gap-3 px-6 py-3">
            <Button size="small" variant="secondary" disabled={page <= 1} onClick={() => setPage(page - 1)}>
              上一页
            </Button>
            <Text size="small">
              {page} / {pages}
            </Text>
            <Button size="small" variant="secondary" disabled={page >= pages} onClick={() => setPage(page + 1)}>
              下一页
            </Button>
          </div>
        )}
      </Container>
    </div>
  )
}

export const config = defineRouteConfig({ label: '追溯码', icon: TagSolid })

export default TraceCodesPage
