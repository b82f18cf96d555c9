/** 打包台: scan the order, its goods, the waybill; large enough to be read from a metre, and no mouse. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { CheckCircleSolid, ExclamationCircleSolid, InformationCircleSolid, Scan } from '@medusajs/icons'
import { clx, Container, Heading, Text } from '@medusajs/ui'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { SwitchField } from '@shanzhen/desk/fields'
import { COMMANDS } from '../../../../commands'
import type { Packing } from '../../../../wire'
import { type Told, useBench } from '../../../lib/use-bench'

const SIGNS: Record<Told['kind'], { icon: typeof Scan; word: string; style: string }> = {
  idle: { icon: Scan, word: '等扫码', style: 'bg-ui-bg-subtle text-ui-fg-base' },
  right: { icon: InformationCircleSolid, word: '对', style: 'bg-ui-tag-blue-bg text-ui-tag-blue-text' },
  done: { icon: CheckCircleSolid, word: '完成', style: 'bg-ui-tag-green-bg text-ui-tag-green-text' },
  wrong: { icon: ExclamationCircleSolid, word: '停', style: 'bg-ui-tag-red-bg text-ui-tag-red-text' },
}

const ASKS: Record<Packing['next'], string> = {
  ...{ goods: '扫商品', weight: '输入克数', ship: '扫运单号', waybill: '扫运单号', done: '扫订单码' },
}

function BenchPage() {
  const { packing, told, bench, scan, prints, setPrinting, printFault } = useBench()
  const [typed, setTyped] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const send = (event: FormEvent) => {
    event.preventDefault()
    const code = typed.trim()
    setTyped('')
    if (code) scan(code)
  }
  return (
    <Container className="flex flex-col gap-y-4 p-4 md:p-6">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Heading>打包台</Heading>
        <Text className="tabular-nums" aria-live="off">
          今天 {bench?.packed_today ?? 0} 单，我 {bench?.mine_today ?? 0} 单
        </Text>
      </div>
      <form onSubmit={send}>
        <input
          ref={field}
          aria-label="扫码"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="done"
          maxLength={400}
          className="bg-ui-bg-field shadow-borders-base focus-visible:shadow-borders-interactive-with-active w-full rounded-lg px-4 text-2xl outline-none"
          style={{ height: 64 }}
          placeholder={packing?.state === 'open' ? ASKS[packing.next] : '扫订单码'}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => setTimeout(() => document.activeElement === document.body && field.current?.focus(), 50)}
        />
      </form>
      <Sign told={told} />
      {printFault && (
        <Text role="alert" className="text-ui-fg-error">
          {printFault}
        </Text>
      )}
      {packing && <Order packing={packing} />}
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <div className="w-64 max-w-full">
          <SwitchField label="装好后打印面单" value={prints} onChange={setPrinting} />
        </div>
        <Text size="small" className="text-ui-fg-subtle">
          {Object.values(COMMANDS)
            .map(({ code, zh }) => `${zh}：扫 ${code}`)
            .join('　')}
        </Text>
      </div>
      {bench && bench.open.length > 0 && (
        <Text size="small" className="text-ui-fg-subtle">
          正在打包：{bench.open.map(({ display_id, packer }) => `#${display_id} ${packer}`).join('、')}
        </Text>
      )}
    </Container>
  )
}

/** Colour, sign and word say the same: whoever sees no red reads 停. */
function Sign({ told }: { told: Told }) {
  const { icon: Icon, word, style } = SIGNS[told.kind]
  return (
    <div
      role={told.kind === 'wrong' ? 'alert' : 'status'}
      data-told={told.kind}
      className={clx('flex items-center gap-4 rounded-lg p-4 md:p-6', style)}
    >
      <Icon className="shrink-0" style={{ width: 56, height: 56 }} />
      <div className="min-w-0">
        <p className="font-medium" style={{ fontSize: 22 }}>
          {word}
        </p>
        <p className="break-words font-medium" style={{ fontSize: 'clamp(24px, 4vw, 44px)', lineHeight: 1.2 }}>
          {told.text}
        </p>
      </div>
    </div>
  )
}

function Order({ packing }: { packing: Packing }) {
  const to = [packing.way === 'pickup' ? '自提' : packing.carrier_name, packing.place].filter(Boolean).join(' · ')
  return (
    <section aria-label={`订单 ${packing.display_id}`} className="flex flex-col gap-y-3">
      <div className="flex flex-wrap items-baseline gap-x-6 gap-y-1">
        <p className="font-medium tabular-nums" style={{ fontSize: 36 }}>
          #{packing.display_id}
        </p>
        {packing.position && (
          <p style={{ fontSize: 24 }}>
            波次 {packing.wave}，{packing.position} 号
          </p>
        )}
        <p style={{ fontSize: 20 }}>{to}</p>
        {packing.sender && <p className="text-ui-fg-subtle">寄件人 {packing.sender}</p>}
      </div>
      {packing.note && (
        <p className="rounded-lg bg-ui-tag-orange-bg p-3 text-ui-tag-orange-text" style={{ fontSize: 20 }}>
          买家留言：{packing.note}
        </p>
      )}
      <ul className="flex flex-col gap-y-2">
        {packing.parts.map((part) => {
          const done = part.counted >= part.needed
          return (
            <li
              key={`${part.line_item_id} ${part.inventory_item_id}`}
              className={clx(
                'flex items-center justify-between gap-4 rounded-lg p-3 shadow-borders-base',
                done && 'bg-ui-tag-green-bg',
              )}
            >
              <span style={{ fontSize: 22 }}>{part.title}</span>
              <span className="flex shrink-0 items-center gap-2 font-medium tabular-nums" style={{ fontSize: 34 }}>
                {done && <CheckCircleSolid aria-label="够数" style={{ width: 28, height: 28 }} />}
                {part.counted} / {part.needed}
              </span>
            </li>
          )
        })}
        {packing.weights.map(({ line_item_id, title, nominal_g, weighed_g }) => (
          <li key={line_item_id} className="flex items-center justify-between gap-4 rounded-lg p-3 shadow-borders-base">
            <span style={{ fontSize: 22 }}>称重 {title}</span>
            <span className="shrink-0 font-medium tabular-nums" style={{ fontSize: 28 }}>
              {weighed_g === null ? `约 ${nominal_g} 克` : `${weighed_g} 克`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

export const config = defineRouteConfig({ label: '打包台', icon: Scan, rank: 1 })

export default BenchPage
