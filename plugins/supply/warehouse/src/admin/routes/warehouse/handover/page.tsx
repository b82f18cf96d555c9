/** 交接: parcels are scanned into the van, or all of a carrier's at once; the list is written once. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { CheckCircleSolid, TruckFast } from '@medusajs/icons'
import { Badge, Button, clx, Container, Heading, Input, Text, toast } from '@medusajs/ui'
import { type FormEvent, useRef, useState } from 'react'
import { api, messageOf } from '@shanzhen/desk/api'
import { shortMoment } from '@shanzhen/desk/dates'
import { TextField } from '@shanzhen/desk/fields'
import { type Column, DeskTable, Fault, Pager } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { Views } from '@shanzhen/desk/views'
import { ssccIn } from '../../../../cartons/sscc'
import type { Cartons, ManifestRow, Manifests, ReadyParcel, ReadyParcels } from '../../../../wire'
import { sound } from '../../../lib/sound'
import { CARTON_STATES, SAMPLE_STATES } from '../../../lib/words'

const SIZE = 20
/** Not drawn for a look, or passed. */
const mayGo = ({ sample }: ReadyParcel) => sample === null || sample === 'passed'
const tidy = (code: string) => code.replace(/\s/g, '').toUpperCase()
const sheet = (id: string) => `/admin/warehouse/manifests/${id}/file`

const MANIFESTS: Column<ManifestRow>[] = [
  {
    head: '交接单',
    cell: ({ id, number }) => (
      <a
        className="inline-flex min-h-11 items-center text-ui-fg-interactive"
        href={sheet(id)}
        target="_blank"
        rel="noreferrer"
      >
        {number}，打印
      </a>
    ),
  },
  { head: '承运', cell: ({ carrier_name }) => carrier_name },
  { head: '包裹', right: true, cell: ({ parcels }) => parcels },
  { head: '取件人', cell: ({ taken_by }) => taken_by ?? '—' },
  { head: '交出', cell: ({ made_by, made_at }) => `${made_by} ${shortMoment(String(made_at))}` },
]

function HandOverPage() {
  const [carrier, setCarrier] = useState('')
  const [page, setPage] = useState(1)
  const [typed, setTyped] = useState('')
  const [taken_by, setTakenBy] = useState('')
  const [told, setTold] = useState<string | null>(null)
  const [scanned, setScanned] = useState(new Set<string>())
  const [others, setOthers] = useState<ReadyParcel[]>([])
  /** Handed over here: not offered again while the list is still being read. */
  const [gone, setGone] = useState(new Set<string>())
  const [sending, setSending] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  /** After every press: a scanner ends with Enter, which presses again whatever button has the focus. */
  const backToScan = () => field.current?.focus()
  const { answer, fault, reload } = useAnswer<ReadyParcels>('/warehouse/parcels')
  const lists = useAnswer<Manifests>(`/warehouse/manifests?limit=${SIZE}&offset=${(page - 1) * SIZE}`)
  const chosen = carrier || (answer?.carriers[0]?.code ?? '')
  const listed = answer?.parcels ?? []
  const joined = others.filter((one) => !listed.some(({ fulfillment_id }) => fulfillment_id === one.fulfillment_id))
  const parcels = [...listed, ...joined].filter(
    ({ carrier_code, fulfillment_id }) => (!chosen || carrier_code === chosen) && !gone.has(fulfillment_id),
  )
  const add = (ids: string[]) => setScanned((known) => new Set([...known, ...ids]))
  const scan = async (event: FormEvent) => {
    event.preventDefault()
    const code = tidy(typed)
    setTyped('')
    if (!code) return
    const carton = ssccIn(code)
    if (carton) return wholeCarton(carton)
    const fits = ({ tracking_number, display_id }: ReadyParcel) =>
      tidy(tracking_number ?? '') === code || code === `O-${display_id}`
    const here = parcels.find(fits)
    const parcel = here ?? (await unlessDown(() => elsewhere(code)))
    if (parcel === null) return
    const other = answer?.parcels.find(fits)
    const goes = parcel && mayGo(parcel)
    sound(goes ? 'right' : 'wrong')
    setTold(
      parcel && !goes
        ? `${code} 抽检还没通过，放一边`
        : parcel
          ? null
          : other
            ? `${code} 是${other.carrier_name}的包裹`
            : `${code} 不在待交接的包裹里`,
    )
    if (goes) add([parcel.fulfillment_id])
  }
  /** All its parcels at once. */
  const wholeCarton = async (sscc: string) => {
    const found = await unlessDown(() => api<Cartons>(`/warehouse/cartons?code=${sscc}`))
    if (!found) return
    const carton = found.cartons[0]
    const fits = carton?.state === 'closed' && (!chosen || carton.carrier_code === chosen)
    sound(fits ? 'right' : 'wrong')
    setTold(
      fits
        ? null
        : !carton
          ? `没有箱 ${sscc}`
          : carton.state === 'closed'
            ? `箱 ${sscc} 是${carton.carrier_name}的`
            : `箱 ${sscc} ${CARTON_STATES[carton.state][0]}`,
    )
    if (!fits) return
    for (const { tracking_number } of carton.parcels)
      if (tracking_number && (await unlessDown(() => elsewhere(tracking_number))) === null) return
    add(carton.parcels.map(({ fulfillment_id }) => fulfillment_id))
  }
  /** One that was sent at its order's own page joins the list. */
  const elsewhere = async (code: string) => {
    const found = await api<ReadyParcels>(`/warehouse/parcels?number=${encodeURIComponent(code)}`)
    const parcel = found.parcels.find(({ carrier_code }) => !chosen || carrier_code === chosen)
    if (parcel) setOthers((known) => [...known.filter((one) => one.fulfillment_id !== parcel.fulfillment_id), parcel])
    return parcel
  }
  /** What could not be asked is not said to be missing. @returns null where it could not */
  const unlessDown = async <T,>(ask: () => Promise<T>): Promise<T | null> => {
    try {
      return await ask()
    } catch (error) {
      sound('wrong')
      setTold(`没有查到，请再扫一次：${messageOf(error)}`)
      return null
    }
  }
  const send = async () => {
    if (sending) return
    setSending(true)
    const fulfillment_ids = parcels.map(({ fulfillment_id }) => fulfillment_id).filter((id) => scanned.has(id))
    try {
      const { manifest } = await api<{ manifest: ManifestRow }>('/warehouse/manifests', 'POST', {
        ...{ carrier_code: chosen || parcels[0]?.carrier_code, fulfillment_ids, taken_by },
      })
      toast.success(`交接单 ${manifest.number}：${manifest.parcels} 个包裹已交出`)
      setGone((known) => new Set([...known, ...fulfillment_ids]))
      setScanned(new Set())
      setOthers([])
    } catch (error) {
      toast.error(messageOf(error))
    }
    setSending(false)
    backToScan()
    await Promise.all([reload(), lists.reload()])
  }
  const count = parcels.filter(({ fulfillment_id }) => scanned.has(fulfillment_id)).length
  const columns: Column<ReadyParcel>[] = [
    {
      head: '运单号',
      cell: ({ tracking_number, fulfillment_id, sample }) => (
        <span className={clx('inline-flex min-h-11 items-center gap-2', scanned.has(fulfillment_id) && 'font-medium')}>
          {scanned.has(fulfillment_id) && <CheckCircleSolid aria-label="已扫" className="text-ui-tag-green-icon" />}
          {tracking_number ?? '—'}
          {sample && (
            <Badge size="2xsmall" color={SAMPLE_STATES[sample][1]}>
              {SAMPLE_STATES[sample][0]}
            </Badge>
          )}
        </span>
      ),
    },
    { head: '订单', cell: ({ display_id }) => `#${display_id}` },
    { head: '箱', cell: ({ carton }) => carton?.slice(-7) ?? '—' },
    { head: '件数', right: true, cell: ({ pieces }) => pieces },
    { head: '寄往', cell: ({ place }) => place ?? '—' },
    { head: '装好', cell: ({ packed_at }) => shortMoment(String(packed_at)) },
  ]
  return (
    <div className="flex flex-col gap-y-3">
      <Container className="divide-y p-0">
        <div className="flex flex-col gap-y-3 px-4 py-4 md:px-6">
          <Heading>交接</Heading>
          <Views
            views={(answer?.carriers ?? []).map(
              ({ code, name, count: waiting }) => [code, `${name} ${waiting}`] as const,
            )}
            value={chosen}
            onChange={(code) => {
              setCarrier(code)
              backToScan()
            }}
            label="承运商"
            inHead
          />
          {answer && (
            <>
              <form onSubmit={(event) => void scan(event)}>
                <Input
                  ref={field}
                  autoFocus
                  aria-label="扫运单号"
                  placeholder="扫运单号或箱码"
                  autoComplete="off"
                  value={typed}
                  onChange={(event) => setTyped(event.target.value)}
                />
              </form>
              {told && (
                <Text role="alert" className="text-ui-fg-error">
                  停：{told}
                </Text>
              )}
              <div className="flex flex-wrap items-end gap-2">
                <TextField label="取件人" value={taken_by} maxLength={40} onChange={setTakenBy} />
                <Button
                  size="small"
                  variant="secondary"
                  onClick={() => {
                    add(parcels.filter(mayGo).map(({ fulfillment_id }) => fulfillment_id))
                    backToScan()
                  }}
                >
                  全部 {parcels.filter(mayGo).length} 个
                </Button>
                <Button size="small" disabled={!count} isLoading={sending} onClick={() => void send()}>
                  交出 {count} 个包裹
                </Button>
              </div>
              <Text size="small" className="text-ui-fg-subtle">
                交出以后，这里不能再拆包或撤销。
              </Text>
            </>
          )}
        </div>
        <Fault text={fault} />
        <DeskTable
          rows={answer && parcels}
          columns={columns}
          keyOf={({ fulfillment_id }) => fulfillment_id}
          empty="没有等交接的包裹。打包台装好的包裹会出现在这里。"
        />
      </Container>
      <Container className="divide-y p-0">
        <Heading level="h2" className="px-4 py-4 md:px-6">
          交接单
        </Heading>
        <Fault text={lists.fault} />
        <DeskTable rows={lists.answer?.manifests} columns={MANIFESTS} keyOf={({ id }) => id} empty="还没有交接单。" />
        <Pager page={page} count={lists.answer?.count ?? 0} size={SIZE} onPage={setPage} />
      </Container>
    </div>
  )
}

export const config = defineRouteConfig({ label: '交接', icon: TruckFast, rank: 4 })

export default HandOverPage
