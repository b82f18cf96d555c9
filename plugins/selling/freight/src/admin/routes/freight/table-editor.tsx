import { Button, Container, Heading, Text, toast } from '@medusajs/ui'
import { useState } from 'react'
import type { FreightTable } from '../../../wire'
import { ask, messageOf } from '@shanzhen/desk/api'
import { YuanInput } from './yuan-input'
import { ZoneRows } from './zone-rows'

/** The rates of one way of shipping: a row a zone, provinces by their short names. */
type Props = { id: string; name: string; table: FreightTable; provinces: string[] }

export function TableEditor({ id, name, table: first, provinces }: Props) {
  const [table, setTable] = useState(first)
  const [saving, setSaving] = useState(false)
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
          <ZoneRows zones={table.zones} onZones={(zones) => setTable((known) => ({ ...known, zones }))} />
          <div className="flex flex-wrap items-center gap-4 px-6 py-4">
            {table.type === 'cold_chain' && (
              <div className="txt-small flex items-center gap-x-2">
                冷链加价：每 {table.cold_step_g / 1000} kg（元）
                <YuanInput
                  label="冷链加价"
                  fen={table.cold_step_fen}
                  onChange={(fen) => setTable((known) => ({ ...known, cold_step_fen: fen ?? 0 }))}
                />
              </div>
            )}
            <Text size="small" className="text-ui-fg-subtle">
              满额免运费看商品实付：减去优惠之后、不含运费，达到就免；之后退掉一部分也不补收。
            </Text>
            <Text size="small" className="text-ui-fg-subtle">
              不配送：{missing.join('、') || '无'}
            </Text>
          </div>
        </>
      )}
    </Container>
  )
}
