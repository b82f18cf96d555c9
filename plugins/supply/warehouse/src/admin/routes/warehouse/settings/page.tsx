/** 仓库设置: how large a wave is, who carries what, paper and sender; numbers a carrier left here. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { CogSixTooth } from '@medusajs/icons'
import { Button, Container, Heading, Label, Text, Textarea, toast } from '@medusajs/ui'
import { type ChangeEvent, type FormEvent, useEffect, useState } from 'react'
import { api, fieldsOf, messageOf } from '@shanzhen/desk/api'
import { ChoiceField, TextField } from '@shanzhen/desk/fields'
import { type Column, DeskTable, Fault } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { useRights } from '@shanzhen/desk/use-rights'
import type { Brought, Settings, SettingsFile } from '../../../../wire'
import { PAPERS } from '../../../lib/words'

type Supply = SettingsFile['supplies'][number]
const SUPPLIES: Column<Supply>[] = [
  { head: '快递', cell: ({ carrier_name }) => carrier_name },
  { head: '可用', right: true, cell: ({ free }) => free },
  { head: '已留', right: true, cell: ({ reserved }) => reserved },
  { head: '已用', right: true, cell: ({ taken }) => taken },
  { head: '作废', right: true, cell: ({ canceled }) => canceled },
]

function WarehouseSettingsPage() {
  const { answer, setAnswer, fault, reload } = useAnswer<SettingsFile>('/warehouse/settings')
  const may = useRights()('warehouse:settings')
  const [typed, setTyped] = useState<Settings | null>(null)
  const [wrong, setWrong] = useState<Record<string, string>>({})
  useEffect(() => setTyped(answer?.settings ?? null), [answer])
  if (!answer || !typed) return <Fault text={fault} />
  const set = (part: Partial<Settings>) => setTyped({ ...typed, ...part })
  const carriers = answer.carriers
    .filter(({ kind }) => kind !== 'pickup')
    .map(({ code, name }) => [code, name] as const)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (!may) return
    setWrong({})
    try {
      setAnswer(await api<SettingsFile>('/warehouse/settings', 'POST', typed))
      toast.success('已保存')
    } catch (error) {
      setWrong(fieldsOf(error))
      toast.error(messageOf(error))
    }
  }
  return (
    <div className="flex flex-col gap-y-3">
      <Container className="p-0">
        <form onSubmit={(event) => void save(event)} className="flex flex-col gap-y-4 px-4 py-4 md:px-6">
          <Heading>仓库设置</Heading>
          <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
            <TextField
              label="每波最多多少单"
              inputMode="numeric"
              value={String(typed.wave_size || '')}
              error={wrong.wave_size}
              onChange={(value) => set({ wave_size: Number(value.replace(/\D/g, '')) })}
            />
            <TextField
              label="每多少单抽检 1 单（0 为不抽）"
              inputMode="numeric"
              value={String(typed.sample_every)}
              error={wrong.sample_every}
              onChange={(value) => set({ sample_every: Number(value.replace(/\D/g, '')) })}
            />
            <TextField
              label="每个批次每天抽检百分之几（0 为不抽）"
              inputMode="numeric"
              value={String(typed.sample_percent)}
              error={wrong.sample_percent}
              onChange={(value) => set({ sample_percent: Number(value.replace(/\D/g, '')) })}
            />
            <ChoiceField
              label="面单尺寸（毫米）"
              value={typed.paper}
              options={Object.entries(PAPERS) as [Settings['paper'], string][]}
              onChange={(paper) => set({ paper })}
            />
            <ChoiceField
              label="普通快递走"
              value={typed.express_carrier}
              options={carriers}
              onChange={(express_carrier) => set({ express_carrier })}
            />
            <ChoiceField
              label="冷链走"
              value={typed.cold_carrier}
              options={carriers}
              onChange={(cold_carrier) => set({ cold_carrier })}
            />
            <TextField
              label="箱码前缀（扩展位加厂商识别代码；空着不用箱）"
              inputMode="numeric"
              value={typed.sscc_prefix}
              error={wrong.sscc_prefix}
              onChange={(value) => set({ sscc_prefix: value.replace(/\D/g, '') })}
            />
            <TextField
              label="箱码流水号从"
              inputMode="numeric"
              value={String(typed.sscc_from || '')}
              error={wrong.sscc_from}
              onChange={(value) => set({ sscc_from: Number(value.replace(/\D/g, '')) })}
            />
            <TextField
              label="箱码流水号到（0 为不限）"
              inputMode="numeric"
              value={String(typed.sscc_to)}
              error={wrong.sscc_to}
              onChange={(value) => set({ sscc_to: Number(value.replace(/\D/g, '')) })}
            />
            <TextField label="寄件人" value={typed.sender_name} onChange={(sender_name) => set({ sender_name })} />
            <TextField label="寄件电话" value={typed.sender_phone} onChange={(sender_phone) => set({ sender_phone })} />
            <TextField
              label="寄件地址"
              value={typed.sender_address}
              onChange={(sender_address) => set({ sender_address })}
            />
          </div>
          {may && (
            <Button size="small" type="submit" className="self-end">
              保存
            </Button>
          )}
        </form>
      </Container>
      {may && (
        <BringNumbers carriers={carriers.filter(([code]) => code !== 'OWN' && code !== 'CITY')} onBrought={reload} />
      )}
      <Container className="divide-y p-0">
        <Heading level="h2" className="px-4 py-4 md:px-6">
          运单号存量
        </Heading>
        <DeskTable
          rows={answer.supplies}
          columns={SUPPLIES}
          keyOf={({ carrier_code }) => carrier_code}
          empty="还没有导入运单号；打包时扫面单上的单号也行。"
        />
      </Container>
    </div>
  )
}

type BringProps = { carriers: (readonly [string, string])[]; onBrought: () => Promise<void> }
function BringNumbers({ carriers, onBrought }: BringProps) {
  const [carrier_code, setCarrier] = useState(carriers[0]?.[0] ?? '')
  const [text, setText] = useState('')
  const send = async (body: { text: string } | { file: string }) => {
    try {
      const { added, known, bad } = await api<Brought>('/warehouse/waybill-numbers', 'POST', { carrier_code, ...body })
      toast.success(`导入 ${added} 个${known ? `，${known} 个早就有了` : ''}`)
      if (bad.length) toast.warning(`这些行没有读到单号：${bad.join('；')}`)
      setText('')
      await onBrought()
    } catch (error) {
      toast.error(messageOf(error))
    }
  }
  const file = async (event: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = event.target.files ?? []
    event.target.value = ''
    if (!chosen) return
    const bytes = new Uint8Array(await chosen.arrayBuffer())
    let binary = ''
    for (let i = 0; i < bytes.length; i += 0x8000) binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000))
    await send({ file: btoa(binary) })
  }
  return (
    <Container className="flex flex-col gap-y-3 px-4 py-4 md:px-6">
      <Heading level="h2">导入运单号</Heading>
      <Text size="small" className="text-ui-fg-subtle">
        快递给的号段：选快递，再选表格文件，或把单号那一列粘贴进来。用过的号不会再用。
      </Text>
      <div className="w-64 max-w-full">
        <ChoiceField label="快递" value={carrier_code} options={carriers} onChange={setCarrier} />
      </div>
      <Label htmlFor="numbers-text" size="small">
        粘贴单号，一行一个
      </Label>
      <Textarea id="numbers-text" rows={4} value={text} onChange={(event) => setText(event.target.value)} />
      <div className="flex flex-wrap items-center gap-3">
        <Button size="small" disabled={!text.trim()} onClick={() => void send({ text })}>
          导入粘贴的
        </Button>
        <Label htmlFor="numbers-file" size="small">
          或选 Excel、CSV 文件
        </Label>
        <input id="numbers-file" type="file" accept=".xlsx,.csv,.txt,text/csv" onChange={(event) => void file(event)} />
      </div>
    </Container>
  )
}

export const config = defineRouteConfig({ label: '仓库设置', icon: CogSixTooth, rank: 7 })

export default WarehouseSettingsPage
