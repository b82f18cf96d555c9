import { defineRouteConfig } from '@medusajs/admin-sdk'
import { Users } from '@medusajs/icons'
import { Badge, Button, Container, Heading, Table, Text, toast, usePrompt } from '@medusajs/ui'
import { useCallback, useEffect, useState } from 'react'
import { api, messageOf } from '@shanzhen/desk/api'
import { type Producer, PRODUCER_KINDS } from '../../lib/words'
import { ProducerForm } from './producer-form'

/** All growers and makers, with their licences. */
const kindName = (kind: string) => PRODUCER_KINDS.find(([key]) => key === kind)?.[1] ?? kind

function ProducersPage() {
  const [producers, setProducers] = useState<Producer[] | null>(null)
  const [open, setOpen] = useState<Producer | 'new' | null>(null)
  const prompt = usePrompt()

  const load = useCallback(async () => {
    try {
      setProducers((await api<{ producers: Producer[] }>('/producers')).producers)
    } catch (error) {
      toast.error(messageOf(error))
    }
  }, [])
  useEffect(() => void load(), [load])

  const remove = async (producer: Producer) => {
    const title = `删除「${producer.name}」？`
    const sure = await prompt({ title, description: '删除后不能恢复。', confirmText: '删除', cancelText: '取消' })
    if (!sure) return
    try {
      await api(`/producers/${producer.id}`, 'DELETE')
      await load()
    } catch (error) {
      toast.error(messageOf(error))
    }
  }

  return (
    <Container className="divide-y p-0">
      <div className="flex items-center justify-between px-6 py-4">
        <Heading>生产者</Heading>
        <Button size="small" variant="secondary" onClick={() => setOpen('new')}>
          添加
        </Button>
      </div>
      {producers?.length === 0 && <Text className="px-6 py-8 text-ui-fg-subtle">还没有生产者，请先添加。</Text>}
      {!!producers?.length && (
        <Table>
          <Table.Header>
            <Table.Row>
              {['名称', '类型', '所在镇', '食品生产许可证', '统一社会信用代码', '商品', ''].map((head) => (
                <Table.HeaderCell key={head}>{head}</Table.HeaderCell>
              ))}
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {producers.map((producer) => (
              <Table.Row key={producer.id}>
                <Table.Cell>
                  {producer.name} {producer.is_demo && <Badge size="2xsmall">演示数据</Badge>}
                </Table.Cell>
                <Table.Cell>{kindName(producer.kind)}</Table.Cell>
                <Table.Cell>{producer.town ?? '—'}</Table.Cell>
                <Table.Cell>{producer.sc_licence ?? '—'}</Table.Cell>
                <Table.Cell>{producer.credit_code ?? '—'}</Table.Cell>
                <Table.Cell>{producer.goods_count}</Table.Cell>
                <Table.Cell className="flex gap-x-2 py-1">
                  <Button size="small" variant="transparent" onClick={() => setOpen(producer)}>
                    修改
                  </Button>
                  <Button size="small" variant="transparent" onClick={() => void remove(producer)}>
                    删除
                  </Button>
                </Table.Cell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      )}
      {open && <ProducerForm producer={open === 'new' ? null : open} onClose={() => setOpen(null)} onSaved={load} />}
    </Container>
  )
}

export const config = defineRouteConfig({ label: '生产者', icon: Users })

export default ProducersPage
