import { Button, Container, Heading, Input, Switch, Table, Text, toast } from '@medusajs/ui'
import { useState } from 'react'
import type { FreightTable, FreightZone } from '../../../wire'
import { ask, messageOf } from '@shanzhen/desk/api'
import { YuanInput } from './yuan-input'

/** The rates of one way of shipping: a row a zone, provinces by their short names. */
type Props = { id: string; name: string; table: FreightTable; provinces: string[] }

export function TableEditor({ id, name, table: first, provinces }: Props) {
  const [table, setTable] = useState(first)
  const [saving, setSaving] = useState(false)
  const setZone = (at: number, change: Partial<FreightZone>) =>
    setTable((known) => ({ ...known, zones: known.zones.map((zone, i) => (i === at ? { ...zone, ...change } : zone)) }))
  const covered = new Set(table.zones.flatMap((zone) => zone.provinces))
  const missing = provinces.filter((province) => !covered.has(province))

  const save = async () => {
    setSaving(true)
    try {
      await ask(`/freight-tables/${id}`, table)
      toast.success(`「${name}」的运费已保存`)
    } catch (error) {
      toast.error(messageOf(error))
    } finally {
      setSaving(false)
    }
  }

  return (
    <Container className="divide-y p-0">
      <div className="flex items-center justify-between px-6 py-4">
        <Heading level="h2">{name}</Heading>
        {table.type !== 'pickup' && (
          <Button size="small" variant="secondary" isLoading={saving} onClick={() => void save()}>
            保存
          </Button>
        )}
      </div>
      {table.type === 'pickup' ? (
        <Text className="text-ui-fg-subtle px-6 py-4">自提不收运费。</Text>
      ) : (
        <>
          <div className="overflow-x-auto">
            <Table>
              <Table.Header>
                <Table.Row>
                  {['分区', '省份（用顿号分开）', '首重 1kg（元）', '续重每 1kg（元）', '可寄生鲜'].map((head) => (
                    <Table.HeaderCell key={head} className="whitespace-nowrap">
                      {head}
                    </Table.HeaderCell>
                  ))}
                </Table.Row>
              </Table.Header>
              <Table.Body>
                {table.zones.map((zone, i) => (
                  <Table.Row key={i}>
                    <Table.Cell className="min-w-32 py-2">
                      <Input
                        size="small"
                        aria-label={`第 ${i + 1} 个分区的名称`}
                        value={zone.name}
                        onChange={(event) => setZone(i, { name: event.target.value })}
                      />
                    </Table.Cell>
                    <Table.Cell className="min-w-96 py-2">
                      <Input
                        size="small"
                        aria-label={`${zone.name}的省份`}
                        defaultValue={zone.provinces.join('、')}
                        onChange={(event) =>
                          setZone(i, { provinces: event.target.value.split(/[、,，\s]+/).filter(Boolean) })
                        }
                      />
                    </Table.Cell>
                    <Table.Cell className="py-2">
                      <YuanInput
                        label={`${zone.name}首重`}
                        fen={zone.first_kg_fen}
                        onChange={(fen) => setZone(i, { first_kg_fen: fen })}
                      />
                    </Table.Cell>
                    <Table.Cell className="py-2">
                      <YuanInput
                        label={`${zone.name}续重`}
                        fen={zone.further_kg_fen}
                        onChange={(fen) => setZone(i, { further_kg_fen: fen })}
                      />
                    </Table.Cell>
                    <Table.Cell className="py-2">
                      <Switch
                        aria-label={`${zone.name}可寄生鲜`}
                        checked={zone.fresh}
                        onCheckedChange={(fresh) => setZone(i, { fresh })}
                      />
                    </Table.Cell>
                  </Table.Row>
                ))}
              </Table.Body>
            </Table>
          </div>
          <div className="flex flex-wrap items-center gap-4 px-6 py-4">
            {table.type === 'cold_chain' && (
              <div className="txt-small flex items-center gap-x-2">
                冷链加价：每 {table.cold_step_g / 1000} kg（元）
                <YuanInput
                  label="冷链加价"
                  fen={table.cold_step_fen}
                  onChange={(fen) => setTable((known) => ({ ...known, cold_step_fen: fen }))}
                />
              </div>
            )}
            <Text size="small" className="text-ui-fg-subtle">
              不配送：{missing.join('、') || '无'}
            </Text>
          </div>
        </>
      )}
    </Container>
  )
}
